package dev.countersign.approval;

import dev.countersign.change.Change;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import dev.countersign.policy.Risk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a decision has to say: a reason, the risk acknowledged where it is high, and for a rejection what to put right. */
@Component
final class VerdictRules {

    private static final int MANY = 50;

    private final CommentRules comments;
    private final Directory directory;

    VerdictRules(CommentRules comments, Directory directory) {
        this.comments = comments;
        this.directory = directory;
    }

    /** @throws Refused {@code invalid} with every field at fault */
    Verdict check(Judgement judgement, Change change) {
        var errors = new ArrayList<FieldError>();
        var verdict = verdict(judgement);
        comments.check("reason", judgement.reason(), errors);
        Text.allow("requiredFollowUp", judgement.requiredFollowUp(), Text.prose(4000), errors);
        if (judgement.digest() == null || !Digest.isDigest(judgement.digest())) {
            errors.add(new FieldError("digest", "must be the digest of the operation that you saw"));
        }
        if (verdict == null) {
            errors.add(new FieldError("verdict", "must be approve or reject"));
        } else if (verdict == Verdict.APPROVE) {
            approval(judgement, change, errors);
        } else {
            rejection(judgement, errors);
        }
        if (verdict == null || !errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return verdict;
    }

    private static @Nullable Verdict verdict(Judgement judgement) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.word().equals(judgement.verdict()))
                .findFirst()
                .orElse(null);
    }

    private static void approval(Judgement judgement, Change change, List<FieldError> errors) {
        var risk = change.risk();
        if ((risk == Risk.HIGH || risk == Risk.CRITICAL) && !judgement.acknowledges()) {
            errors.add(new FieldError(
                    "riskAcknowledged",
                    "must be true: the risk is " + risk.name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (!judgement.items().isEmpty()) {
            errors.add(new FieldError("remediation", "belongs to a rejection"));
        }
    }

    private void rejection(Judgement judgement, List<FieldError> errors) {
        var items = judgement.items();
        if (items.isEmpty()) {
            errors.add(new FieldError("remediation", "needs at least one item: what exactly has to be put right"));
        }
        if (items.size() > MANY) {
            errors.add(new FieldError("remediation", "has more than " + MANY + " items"));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            comments.check("remediation[" + i + "].item", items.get(i).item(), errors);
            var owner = items.get(i).owner();
            if (owner != null && (directory.account(owner).isEmpty())) {
                errors.add(new FieldError("remediation[" + i + "].owner", "is no account"));
            }
        }
    }
}
