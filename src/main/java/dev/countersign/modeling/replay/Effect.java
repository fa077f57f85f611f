package dev.countersign.modeling.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a draft makes of a past change, against what is in force. Several may hold at once. */
public enum Effect {
    /** Nothing that matters: reasons and names of stages may differ. */
    SAME("same"),
    /** Nobody would have to approve any more. */
    AUTOMATIC("automatic"),
    /** It would have to meet a gate that it has not now. */
    GATED("gated"),
    /** A gate would be gone. */
    UNGATED("ungated"),
    /** Other teams would be asked, or in another order. */
    OTHER_TEAMS("otherTeams"),
    MORE_SEATS("moreSeats"),
    FEWER_SEATS("fewerSeats"),
    /** It would be refused, or nobody could approve it. */
    IMPOSSIBLE("impossible"),
    /** It was refused or could not be approved, and now could. */
    POSSIBLE("possible"),
    /** There would be more time to decide. */
    LONGER("longer"),
    SHORTER("shorter"),
    RISK_UP("riskUp"),
    RISK_DOWN("riskDown"),
    /** Other terms differ: who may decide, reminders, the life of permits and the like. */
    OTHER_TERMS("otherTerms"),
    /** Its project, environment or action is no longer in the catalogue. */
    UNKNOWN("unknown");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<Effect> of(String word) {
        return Arrays.stream(values())
                .filter(effect -> effect.word.equals(word))
                .findFirst();
    }

    /** In the order of their declaration; {@link #SAME} alone. */
    static List<Effect> between(Judged was, Judged now) {
        var effects = EnumSet.noneOf(Effect.class);
        if (was.impossible() != now.impossible()) {
            effects.add(now.impossible() ? IMPOSSIBLE : POSSIBLE);
        }
        if (!was.refused() && !now.refused()) {
            people(was, now, effects);
            gates(was, now, effects);
            order(was.risk(), now.risk(), RISK_UP, RISK_DOWN, effects);
            order(was.decideWithin(), now.decideWithin(), LONGER, SHORTER, effects);
            if (!Objects.equals(was.otherTerms(), now.otherTerms())) {
                effects.add(OTHER_TERMS);
            }
        }
        return effects.isEmpty() ? List.of(SAME) : List.copyOf(effects);
    }

    private static void people(Judged was, Judged now, Set<Effect> effects) {
        if (Boolean.TRUE.equals(now.automatic()) && !Boolean.TRUE.equals(was.automatic())) {
            effects.add(AUTOMATIC);
        } else if (!was.teams().equals(now.teams())) {
            effects.add(OTHER_TEAMS);
        }
        order(was.seats(), now.seats(), MORE_SEATS, FEWER_SEATS, effects);
    }

    private static void gates(Judged was, Judged now, Set<Effect> effects) {
        var before = new HashSet<>(was.gates());
        if (!before.containsAll(now.gates())) {
            effects.add(GATED);
        }
        if (!new HashSet<>(now.gates()).containsAll(before)) {
            effects.add(UNGATED);
        }
    }

    private static <T extends Comparable<T>> void order(
            @org.jspecify.annotations.Nullable T was,
            @org.jspecify.annotations.Nullable T now,
            Effect up,
            Effect down,
            Set<Effect> effects) {
        if (was != null && now != null && was.compareTo(now) != 0) {
            effects.add(was.compareTo(now) < 0 ? up : down);
        }
    }
}
