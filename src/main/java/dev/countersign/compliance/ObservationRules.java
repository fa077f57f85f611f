package dev.countersign.compliance;

import dev.countersign.change.Visibility;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Text;
import dev.countersign.policy.Action;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What observations have to be: each of its flaws with the row that has it. */
@Component
final class ObservationRules {

    private static final Text.Check LINE =
            Text.Check.all(Text.WHOLE_CHARACTERS, Text.NO_NUL, Text.NO_CONTROLS, Text.ONE_LINE, Text.NO_OVERRIDES);
    private static final Pattern WEB = Pattern.compile("https?://[^\\s]+");
    private static final int LONGEST = 500;
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofDays(366);

    private final Catalogue catalogue;
    private final Visibility visibility;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    ObservationRules(Catalogue catalogue, Visibility visibility, CurrentActor currentActor, DatabaseTime time) {
        this.catalogue = catalogue;
        this.visibility = visibility;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** Nothing where all are right. */
    List<FieldError> flaws(List<Observation> observations) {
        var check = new Check(
                visibility.projects(currentActor.get()),
                catalogue.environments().stream().map(Environment::id).collect(Collectors.toSet()),
                catalogue.actions().stream().map(Action::id).collect(Collectors.toSet()),
                time.now());
        for (int row = 0; row < observations.size(); row++) {
            check.row("items[" + row + "].", observations.get(row));
        }
        return check.flaws;
    }

    private static final class Check {

        private final List<FieldError> flaws = new ArrayList<>();
        private final Set<List<String>> seen = new HashSet<>();
        private final Set<String> projects;
        private final Set<String> environments;
        private final Set<String> actions;
        private final Instant now;

        Check(Set<String> projects, Set<String> environments, Set<String> actions, Instant now) {
            this.projects = projects;
            this.environments = environments;
            this.actions = actions;
            this.now = now;
        }

        void row(String at, Observation one) {
            needed(at + "source", one.source());
            needed(at + "externalId", one.externalId());
            if (one.source() != null
                    && one.externalId() != null
                    && !seen.add(List.of(one.source(), one.externalId()))) {
                flaw(at + "externalId", "is there twice in this report");
            }
            among(at + "project", one.project(), projects, "is no project that you may see");
            among(at + "environment", one.environment(), environments, "is no environment of the catalogue");
            if (one.action() != null) {
                among(at + "action", one.action(), actions, "is no action of the catalogue");
            }
            needed(at + "target", one.target());
            line(at + "permit", one.permit());
            line(at + "runId", one.runId());
            if (one.digest() != null && !Digest.isDigest(one.digest())) {
                flaw(at + "digest", "is sha256: and 64 lower-case hex digits");
            }
            if (one.link() != null && !WEB.matcher(one.link()).matches()) {
                flaw(at + "link", "is an address that begins with https:// or http://");
            }
            line(at + "link", one.link());
            moment(at + "at", one.at());
        }

        private void moment(String field, @Nullable Instant at) {
            if (at == null || at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(BACK))) {
                flaw(field, "is needed, no more than a year ago and not in the future");
            }
        }

        private void among(String field, @Nullable String value, Set<String> known, String otherwise) {
            if (value == null || !known.contains(value)) {
                flaw(field, value == null ? "is needed" : otherwise);
            }
        }

        private void needed(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                flaw(field, "is needed");
            }
            line(field, value);
        }

        private void line(String field, @Nullable String value) {
            if (value != null) {
                LINE.flaw(value).ifPresent(flaw -> flaw(field, flaw));
                if (value.length() > LONGEST) {
                    flaw(field, "is longer than " + LONGEST + " characters");
                }
            }
        }

        private void flaw(String field, String message) {
            flaws.add(new FieldError(field, message));
        }
    }
}
