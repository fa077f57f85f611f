package dev.countersign.modeling.diff;

import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.diff.Difference.Kind;
import dev.countersign.modeling.diff.Difference.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Compares two models part by part, by their ids. What was only written in another order or layout of the file is no difference. */
public final class CompareModels {

    private CompareModels() {}

    /** In the order of the newer model; what was removed comes last. Nothing of a file that cannot be read. */
    public static List<Difference> compare(ModelKind kind, byte[] from, byte[] to) {
        var before = parts(kind, from);
        var after = parts(kind, to);
        var differences = new ArrayList<Difference>();
        after.forEach((id, now) -> {
            var was = before.get(id);
            if (was == null) {
                differences.add(whole(Kind.ADDED, now));
            } else {
                differences.addAll(between(was, now));
            }
        });
        before.forEach((id, was) -> {
            if (!after.containsKey(id)) {
                differences.add(whole(Kind.REMOVED, was));
            }
        });
        return List.copyOf(differences);
    }

    private static Map<String, Part> parts(ModelKind kind, byte[] content) {
        var parts = new LinkedHashMap<String, Part>();
        var found = switch (kind) {
            case BPMN -> PartsOfProcess.of(content);
            case DMN -> PartsOfTables.of(content);
            case FORM -> PartsOfForm.of(content);
        };
        found.forEach(part -> parts.putIfAbsent(part.id(), part));
        return parts;
    }

    private static Difference whole(Kind kind, Part part) {
        var properties = part.properties().entrySet().stream()
                .map(property -> kind == Kind.ADDED
                        ? new Property(property.getKey(), null, property.getValue())
                        : new Property(property.getKey(), property.getValue(), null))
                .toList();
        return new Difference(kind, part.id(), part.type(), part.name(), sentence(kind, part), properties);
    }

    private static List<Difference> between(Part was, Part now) {
        var names = new TreeSet<>(was.properties().keySet());
        names.addAll(now.properties().keySet());
        var altered = names.stream()
                .map(name -> new Property(
                        name, was.properties().get(name), now.properties().get(name)))
                .filter(property -> !Objects.equals(property.was(), property.now()))
                .toList();
        if (!altered.isEmpty()) {
            return List.of(difference(Kind.CHANGED, now, altered));
        }
        return was.place().equals(now.place())
                ? List.of()
                : List.of(difference(Kind.MOVED, now, List.of(new Property("place", was.place(), now.place()))));
    }

    private static Difference difference(Kind kind, Part part, List<Property> properties) {
        return new Difference(kind, part.id(), part.type(), part.name(), sentence(kind, part), properties);
    }

    private static String sentence(Kind kind, Part part) {
        return Words.of(part.type()) + " \"" + part.name() + "\" was " + kind.word() + ".";
    }
}
