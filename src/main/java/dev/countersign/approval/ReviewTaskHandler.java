package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.change.Changes;
import dev.countersign.platform.forms.FormValues;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        var form = new FormValues(values);
        recordDecision.record(
                change(task).id(),
                new Judgement(
                        form.text("verdict"),
                        form.text("reason"),
                        form.ticked("riskAcknowledged"),
                        form.text("requiredFollowUp"),
                        form.rows("remediation").stream()
                                .map(row -> new Judgement.Item(row.text("item"), row.text("owner")))
                                .toList(),
                        form.text("digest")));
    }

    private Change change(OpenTask task) {
        return changes.find(Objects.requireNonNull(task.businessKey())).orElseThrow();
    }
}
