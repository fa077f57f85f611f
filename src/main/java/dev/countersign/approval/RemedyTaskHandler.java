package dev.countersign.approval;

import dev.countersign.change.Proposal;
import dev.countersign.change.Review;
import dev.countersign.change.ReviseChange;
import dev.countersign.platform.forms.FormValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing a remedy task submits the next revision with the answers; what is to run otherwise goes by {@code revisions}. */
@Component
final class RemedyTaskHandler implements TaskHandler {

    private final ReviseChange reviseChange;
    private final Review review;

    RemedyTaskHandler(ReviseChange reviseChange, Review review) {
        this.reviseChange = reviseChange;
        this.review = review;
    }

    @Override
    public String key() {
        return "userTask_remedyChange";
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        var items = review.openItems(changeId(task)).stream()
                .map(item -> {
                    var row = new HashMap<String, Object>();
                    row.put("item", item.id());
                    row.put("wanted", item.item());
                    row.put("owner", Objects.toString(item.owner(), ""));
                    row.put("answer", "");
                    return row;
                })
                .toList();
        return Map.of("answers", items);
    }

    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        var answers = new FormValues(values)
                .rows("answers").stream()
                        .map(row -> new Proposal.Answer(row.text("item"), row.text("answer")))
                        .toList();
        reviseChange.revise(changeId(task), Proposal.answering(answers), change -> {});
    }

    private static String changeId(OpenTask task) {
        return Objects.requireNonNull(task.businessKey());
    }
}
