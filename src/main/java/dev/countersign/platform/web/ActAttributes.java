package dev.countersign.platform.web;

/** Request attributes by which a controller talks to {@link ActFilter}. */
public final class ActAttributes {

    /** Id of what the act is about, for the record of a refusal; without it, the first id in the path is taken. */
    public static final String SUBJECT = "countersign.subject";

    /** Set to {@code true} where the answer holds a secret: it is not kept for repeats of the request. */
    public static final String SECRET = "countersign.secret";

    static final String REFUSAL = "countersign.refusal";
    static final String LOST_RACE = "countersign.lost-race";

    private ActAttributes() {}
}
