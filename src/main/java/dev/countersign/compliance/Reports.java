package dev.countersign.compliance;

import java.util.List;
import java.util.Optional;

/** All reports there are. */
final class Reports {

    static final List<Report> ALL = List.of(
            DutyReports.SEPARATION_OF_DUTIES,
            DutyReports.EMERGENCY_USE,
            TimeReports.TIME_TO_DECISION,
            TimeReports.EXPIRED_AND_OVERDUE,
            PolicyReport.POLICY_CHANGES,
            PeopleReports.APPROVALS_BY_LEAVERS,
            PeopleReports.MEMBERSHIP_AT,
            ReconciliationReport.RECONCILIATION);

    private Reports() {}

    static Optional<Report> find(String name) {
        return ALL.stream().filter(report -> report.name().equals(name)).findFirst();
    }
}
