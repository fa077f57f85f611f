package dev.countersign.platform.web;

/** Request attributes by which a controller talks to {@link ActFilter}. */
public final class ActAttributes {

    /** Id of what the act is about, for the record of a refusal; without it, the first id in the path is taken. */
    public static final String SUBJECT = "countersign.subject";

    /** Set to {@code true} where the answer holds a secret: it is not kept for repeats of the request. */
    public static final String SECRET = "countersign.secret";

    /**
     * Set to {@code true} where a request that is no GET only asks: its refusals are not put on record, for nothing was
     * refused that anybody wanted done, and a page asks again with every key that is pressed.
     */
    public static final String QUESTION = "countersign.question";

    static final String REFUSAL = "countersign.refusal";
    static final String LOST_RACE = "countersign.lost-race";

    private ActAttributes() {}
}
