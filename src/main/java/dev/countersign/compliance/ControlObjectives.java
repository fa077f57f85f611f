package dev.countersign.compliance;

import dev.countersign.platform.start.StartRefused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** What auditors ask for and what of it is served here, as {@code config/controls.yaml} has it. It names nothing that is not there. */
@Component
public final class ControlObjectives {

    private static final String REPORT = "report:";
    private static final String PAGE = "page:";
    private static final int LAWS = 10;

    /** Pages that can be evidence. */
    private static final Set<String> PAGES = Set.of(
            "/compliance",
            "/compliance/history",
            "/compliance/sample",
            "/compliance/holds",
            "/compliance/access-reviews",
            "/compliance/self-check",
            "/directory");

    /** Evidence that is no page. */
    private static final Set<String> FILES = Set.of("pack", "log");

    @ConfigurationProperties("countersign.controls")
    record Settings(@DefaultValue List<Framework> frameworks) {}

    public record Framework(
            @DefaultValue("") String id,
            @DefaultValue("") String title,
            @DefaultValue List<Objective> objectives) {}

    /**
     * @param asks what it asks for, in words of ours
     * @param laws the numbers of those that serve it
     * @param evidence {@code report:NAME}, {@code page:PATH}, {@code pack} or {@code log}
     * @param remains what stays with the organisation
     */
    public record Objective(
            @DefaultValue("") String number,
            @DefaultValue("") String asks,
            @DefaultValue("") String serves,
            @DefaultValue List<Integer> laws,
            @DefaultValue List<String> evidence,
            @DefaultValue("") String remains) {}

    private final List<Framework> frameworks;

    ControlObjectives(Settings settings) {
        var wrong = wrong(settings.frameworks());
        if (!wrong.isEmpty()) {
            throw new StartRefused(
                    "The control objectives (countersign.controls, config/controls.yaml) are wrong: "
                            + String.join(" ", wrong),
                    "Correct them, or leave the file out to have those that come with Countersign.");
        }
        frameworks = settings.frameworks();
    }

    public List<Framework> all() {
        return frameworks;
    }

    /** All that is wrong, a sentence each. */
    static List<String> wrong(List<Framework> frameworks) {
        var wrong = new ArrayList<String>();
        var ids = new HashSet<String>();
        for (var framework : frameworks) {
            if (!framework.id().matches("[a-z0-9]+")
                    || !ids.add(framework.id())
                    || framework.title().isBlank()) {
                wrong.add("A framework needs a title, and an id of its own of letters and digits: \"" + framework.id()
                        + "\".");
            }
            var numbers = new HashSet<String>();
            for (var objective : framework.objectives()) {
                var which = framework.title() + " " + objective.number();
                if (objective.number().isBlank() || !numbers.add(objective.number())) {
                    wrong.add(which + ": its number is missing, or there twice.");
                }
                wrong(which, objective, wrong);
            }
        }
        return wrong;
    }

    private static void wrong(String which, Objective objective, List<String> wrong) {
        if (objective.asks().isBlank()
                || objective.serves().isBlank()
                || objective.remains().isBlank()
                || objective.evidence().isEmpty()) {
            wrong.add(which + ": it needs asks, serves, evidence and remains.");
        }
        objective.laws().stream()
                .filter(law -> law < 1 || law > LAWS)
                .forEach(law -> wrong.add(which + ": there is no law " + law + "."));
        objective.evidence().stream()
                .filter(evidence -> !isThere(evidence))
                .forEach(evidence -> wrong.add(which + ": there is no evidence " + evidence + "."));
    }

    private static boolean isThere(String evidence) {
        return evidence.startsWith(REPORT)
                ? Reports.find(evidence.substring(REPORT.length())).isPresent()
                : evidence.startsWith(PAGE)
                        ? PAGES.contains(evidence.substring(PAGE.length()))
                        : FILES.contains(evidence);
    }
}
