package dev.countersign.policy;

import dev.countersign.policy.CatalogueProperties.EnvironmentEntry;
import dev.countersign.policy.CatalogueProperties.FreezeEntry;
import dev.countersign.policy.CatalogueProperties.ProjectEntry;
import dev.countersign.policy.CatalogueProperties.TargetEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what contradicts itself in the catalogue: all of it at once, a sentence each. */
final class CatalogueCheck {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final CatalogueProperties catalogue;
    private final List<String> wrong = new ArrayList<>();

    private CatalogueCheck(CatalogueProperties catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws IllegalStateException with every sentence, where there is one */
    static void check(CatalogueProperties catalogue) {
        var wrong = wrong(catalogue);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The catalogue (countersign.catalogue, config/catalogue.yaml) is wrong: "
                    + String.join(" ", wrong));
        }
    }

    static List<String> wrong(CatalogueProperties catalogue) {
        var check = new CatalogueCheck(catalogue);
        check.environments();
        check.projects();
        check.ids("action", catalogue.actions().stream().map(a -> a.id()).toList());
        check.need(!catalogue.actions().isEmpty(), "There is no action.");
        check.freezes();
        check.officeHours();
        return List.copyOf(check.wrong);
    }

    private void environments() {
        ids("environment", environmentIds());
        need(!catalogue.environments().isEmpty(), "There is no environment.");
    }

    private void projects() {
        ids("project", projectIds());
        need(!catalogue.projects().isEmpty(), "There is no project.");
        for (ProjectEntry project : catalogue.projects()) {
            need(isId(project.ownersTeam()), "Project " + project.id() + " has no owners-team.");
            need(!project.name().isBlank(), "Project " + project.id() + " has no name.");
            need(
                    project.targets().stream().map(TargetEntry::pattern).noneMatch(String::isBlank),
                    "Project " + project.id() + " has a target without a pattern.");
        }
    }

    private void freezes() {
        ids("freeze", catalogue.freezes().stream().map(FreezeEntry::id).toList());
        for (FreezeEntry freeze : catalogue.freezes()) {
            var which = "Freeze " + freeze.id();
            need(!freeze.name().isBlank(), which + " has no name.");
            need(isId(freeze.overrideTeam()), which + " has no override-team.");
            need(!freeze.environments().isEmpty(), which + " names no environment.");
            known(which, "environment", freeze.environments(), environmentIds());
            known(which, "project", freeze.projects(), projectIds());
            var from = freeze.from();
            var until = freeze.until();
            need(from != null && until != null && from.isBefore(until), which + " needs a from before its until.");
        }
    }

    private void officeHours() {
        var hours = catalogue.officeHours();
        need(hours.from().isBefore(hours.until()), "The office-hours need a from before their until.");
        need(!hours.days().isEmpty(), "The office-hours name no day.");
    }

    private void ids(String what, List<String> ids) {
        var seen = new HashSet<String>();
        for (var id : ids) {
            need(
                    isId(id),
                    "The id \"" + id + "\" of a" + (what.matches("[aeiou].*") ? "n " : " ") + what
                            + " has to be of lower-case letters, digits, dots, dashes and underscores.");
            need(seen.add(id), "There are two " + what + "s with the id " + id + ".");
        }
    }

    private void known(String which, String what, Set<String> named, List<String> existing) {
        named.stream()
                .filter(name -> !existing.contains(name))
                .forEach(name -> wrong.add(which + " names the " + what + " " + name + ", which is not there."));
    }

    private void need(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    private List<String> environmentIds() {
        return catalogue.environments().stream().map(EnvironmentEntry::id).toList();
    }

    private List<String> projectIds() {
        return catalogue.projects().stream().map(ProjectEntry::id).toList();
    }

    private static boolean isId(String id) {
        return ID.matcher(id).matches();
    }
}
