package dev.countersign.policy;

import dev.countersign.platform.Digest;
import dev.countersign.policy.CatalogueProperties.ProjectEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Names all of a catalogue that policy may depend on: equal digests, equal answers. */
final class CatalogueDigest {

    private CatalogueDigest() {}

    static String of(CatalogueProperties catalogue, List<Freeze> freezes) {
        var lines = new ArrayList<String>();
        var hours = catalogue.officeHours();
        lines.add(line("hours", hours.zone(), hours.from(), hours.until(), sorted(hours.days())));
        catalogue.environments().forEach(one -> lines.add(line("environment", one.id(), one.production())));
        catalogue.actions().forEach(one -> lines.add(line("action", one.id())));
        catalogue.projects().forEach(one -> lines.add(project(one)));
        freezes.forEach(one -> lines.add(line(
                "freeze",
                one.id(),
                one.name(),
                sorted(one.environments()),
                sorted(one.projects()),
                one.from(),
                one.until(),
                one.overrideTeam())));
        return Digest.of(String.join("\n", lines)).value();
    }

    private static String project(ProjectEntry project) {
        var parts = new ArrayList<Object>(List.of(
                "project", project.id(), project.ownersTeam(), sorted(project.teams()), project.defaultCriticality()));
        project.targets().forEach(target -> {
            parts.add(target.pattern());
            parts.add(target.criticality());
        });
        return line(parts.toArray());
    }

    private static String sorted(Collection<?> values) {
        var words = new TreeSet<String>();
        values.forEach(value -> words.add(String.valueOf(value)));
        return words.toString();
    }

    private static String line(Object... parts) {
        var line = new StringBuilder();
        for (var part : parts) {
            var text = String.valueOf(part);
            line.append(text.length()).append(':').append(text).append(' ');
        }
        return line.toString();
    }
}
