package dev.countersign.policy;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;

/**
 * The conditions of an approval.
 *
 * @param automatic whether no person has to approve; only ever true because a rule says so in that word (law 8)
 * @param selfDecision whether the requester or an author may decide
 * @param stepUp whether an approver has to sign in again to decide
 * @param decideWithin from the submission of a revision to its expiry while undecided
 * @param escalateTo the team that hears of the delay
 * @param remedyWithin from a rejection to the expiry of the change
 * @param startWithin from the approval to the expiry of the change while no execution has begun
 * @param permitLife of each permit, at most 300 seconds
 * @param reportWithin from the start of the execution until its outcome is overdue
 */
public record Terms(
        boolean automatic,
        boolean selfDecision,
        boolean stepUp,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration decideWithin,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration remindAfter,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration escalateAfter,
        String escalateTo,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration remedyWithin,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration startWithin,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration permitLife,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration reportWithin) {}
