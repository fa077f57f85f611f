package dev.countersign.breakglass;

import java.util.Set;

/** The user tasks of break-glass.bpmn: what a session owes, and each is completed by giving it. */
public final class ObligationTasks {

    public static final String CLOSE = "userTask_closeSession";
    public static final String REVIEW = "userTask_reviewSession";
    public static final String PREVENT = "userTask_preventRepetition";
    public static final String OPINE = "userTask_giveOpinion";

    public static final Set<String> ALL = Set.of(CLOSE, REVIEW, PREVENT, OPINE);

    private ObligationTasks() {}
}
