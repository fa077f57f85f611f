package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.change.Changes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completing a review task is deciding: the same rules, the same refusals as by {@code POST …/decisions}. */
@Component
final class ReviewTaskHandler implements TaskHandler {

    private final RecordDecision recordDecision;
    private final Changes changes;

    ReviewTaskHandler(RecordDecision recordDecision, Changes changes) {
        this.recordDecision = recordDecision;
        this.changes = changes;
    }

    @Override
    public String key() {
        return "userTask_reviewChange";
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        var change = change(task);
        return Map.of(
                "change", change.id(),
                "title", change.title(),
                "target", change.target(),
                "environment", change.environment(),
                "risk", Objects.toString(change.risk(), "").toLowerCase(Locale.ROOT),
                "digest", change.digest());
    }

    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        recordDecision.record(
                change(task).id(),
                new Judgement(
                        text(values.get("verdict")),
                        text(values.get("reason")),
                        Boolean.TRUE.equals(values.get("riskAcknowledged")),
                        text(values.get("requiredFollowUp")),
                        items(values.get("remediation")),
                        text(values.get("digest"))));
    }

    private Change change(OpenTask task) {
        return changes.find(Objects.requireNonNull(task.businessKey())).orElseThrow();
    }

    private static List<Judgement.Item> items(@Nullable Object rows) {
        return rows instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> (Map<?, ?>) row)
                        .map(row -> new Judgement.Item(text(row.get("item")), text(row.get("owner"))))
                        .toList()
                : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }
}
