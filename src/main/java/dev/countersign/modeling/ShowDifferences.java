package dev.countersign.modeling;

import dev.countersign.modeling.diff.CompareModels;
import dev.countersign.modeling.diff.Difference;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** What differs between two versions, or between a version and a draft. */
@Component
public class ShowDifferences {

    /** One side. {@code content}: its text, for the picture. */
    public record Side(String label, String content) {}

    /** @param changes in the order of the newer one; empty where both say the same */
    public record Compared(String name, ModelKind kind, Side from, Side to, List<Difference> changes) {}

    private final ReadReference references;

    ShowDifferences(ReadReference references) {
        this.references = references;
    }

    /** @throws Refused where one is not there, or where they are models of different kinds */
    public Compared between(String from, String to) {
        var before = references.read(from);
        var after = references.read(to);
        var kind = after.name().kind();
        if (before.name().kind() != kind) {
            throw new Refused(Refusal.unprocessable(
                    "different_kinds",
                    before.name() + " and " + after.name() + " are of different kinds.",
                    "Compare two processes, two tables or two forms."));
        }
        return new Compared(
                after.name().file(),
                kind,
                side(before),
                side(after),
                CompareModels.compare(kind, before.content(), after.content()));
    }

    private static Side side(ReadReference.Meant meant) {
        return new Side(meant.label(), new String(meant.content(), StandardCharsets.UTF_8));
    }
}
