package dev.countersign.compliance;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is held, who is to be forgotten, and what the caller may do about it. For compliance and administrators. */
@Component
public class SeeHolds {

    /**
     * @param mayPlace whether the caller may place holds, ask to lift one, and confirm erasures
     * @param account of the caller: what they asked for, somebody else confirms
     */
    public record Holds(List<LegalHold> items, List<Erasure> erasures, boolean mayPlace, String account) {}

    private final Keepers keepers;
    private final LegalHolds holds;
    private final Erasures erasures;

    SeeHolds(Keepers keepers, LegalHolds holds, Erasures erasures) {
        this.keepers = keepers;
        this.holds = holds;
        this.erasures = erasures;
    }

    @Transactional(readOnly = true)
    public Holds see() {
        var actor = keepers.either();
        return new Holds(holds.all(), erasures.all(), keepers.compliance(actor), actor.account());
    }
}
