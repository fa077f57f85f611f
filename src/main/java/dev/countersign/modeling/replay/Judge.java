package dev.countersign.modeling.replay;

import dev.countersign.approval.Staff;
import dev.countersign.change.PastChanges.Past;
import dev.countersign.platform.Refused;
import dev.countersign.policy.AssessRisk;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Tables;
import dev.countersign.policy.WorkOutPolicy;

/** Judges past changes by one set of tables, as a submission is judged. */
final class Judge {

    private final AssessRisk assessRisk;
    private final WorkOutPolicy workOutPolicy;
    private final Staff staff;

    Judge(Tables tables, Catalogue catalogue, Staff staff) {
        this.assessRisk = new AssessRisk(tables, catalogue);
        this.workOutPolicy = new WorkOutPolicy(tables, catalogue, staff);
        this.staff = staff;
    }

    Judged judge(Past change) {
        try {
            var outcome = workOutPolicy.workOut(change.facts(), assessRisk.assess(change.facts()));
            return Judged.of(outcome, staff.couldApprove(outcome, change.excluded()));
        } catch (Refused refused) {
            return Judged.refused(refused.refusal());
        }
    }
}
