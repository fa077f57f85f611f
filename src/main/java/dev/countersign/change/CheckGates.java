package dev.countersign.change;

import dev.countersign.policy.GateState;
import dev.countersign.policy.Gates;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the gates of a change stand at this moment; asked anew each time. */
@Component
public final class CheckGates {

    private final PolicyQuestions questions;
    private final Review review;
    private final Gates gates;

    CheckGates(PolicyQuestions questions, Review review, Gates gates) {
        this.questions = questions;
        this.review = review;
        this.gates = gates;
    }

    public List<GateState> check(Change change, Revision revision) {
        return check(change, revision, review.stages(change));
    }

    List<GateState> check(Change change, Revision revision, List<Review.StageView> stages) {
        if (revision.policy() == null) {
            return List.of();
        }
        var approved = stages.stream()
                .filter(stage -> stage.missing() == 0)
                .map(Review.StageView::team)
                .collect(Collectors.toUnmodifiableSet());
        return gates.check(revision.policy().gates(), questions.about(change, revision), approved);
    }
}
