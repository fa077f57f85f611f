package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Works out how many others decide on the release of a model, and holds the table to what no table can lower. */
@Component
public final class WorkOutRelease {

    public static final int MOST_NEEDED = 5;
    public static final Duration SHORTEST = Duration.ofHours(1);
    public static final Duration LONGEST = Duration.ofDays(30);

    /**
     * What is known of a release.
     *
     * @param kind {@code bpmn}, {@code dmn}, {@code form}
     * @param model name of the file without its ending
     * @param lessControl whether a replay says that something passes with fewer people than before
     * @param rollback whether it was in force before
     * @param replayed whether there is a replay of these very bytes
     */
    public record Situation(String kind, String model, boolean lessControl, boolean rollback, boolean replayed) {}

    private final Tables tables;

    public WorkOutRelease(Tables tables) {
        this.tables = tables;
    }

    /** @throws Refused if the table leaves it open, or goes below a floor */
    public ReleaseTerms terms(Situation situation) {
        var answer = tables.ask(
                Tables.RELEASE,
                Map.of(
                        "kind", situation.kind(),
                        "model", situation.model(),
                        "lessControl", situation.lessControl(),
                        "rollback", situation.rollback(),
                        "replayed", situation.replayed()));
        var row = answer.one();
        var terms = new ReleaseTerms(
                row.whole("needed"),
                row.flag("stepUp"),
                row.flag("replayNeeded"),
                row.duration("decideWithin"),
                answer.hits());
        hold(terms);
        return terms;
    }

    static void hold(ReleaseTerms terms) {
        if (terms.needed() < 1 || terms.needed() > MOST_NEEDED) {
            throw floor("somebodyElseDecides", "fewer than one other person decides, or more than " + MOST_NEEDED);
        }
        if (terms.decideWithin().compareTo(SHORTEST) < 0 || terms.decideWithin().compareTo(LONGEST) > 0) {
            throw floor("timeToRead", "there is less than an hour to decide, or more than 30 days");
        }
    }

    private static Refused floor(String name, String reason) {
        return new Refused(PolicyRefusal.floor(Tables.RELEASE, name, reason));
    }
}
