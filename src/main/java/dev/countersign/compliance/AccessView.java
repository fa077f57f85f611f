package dev.countersign.compliance;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which items of an access review. */
public enum AccessView {
    @JsonProperty("all")
    ALL(""),
    @JsonProperty("open")
    OPEN(" and d.n is null"),
    /** Open ones that the reader may decide on. */
    @JsonProperty("mine")
    MINE(" and d.n is null and i.person <> :person and me.person is not null");

    private final String condition;

    AccessView(String condition) {
        this.condition = condition;
    }

    /** In SQL. */
    String condition() {
        return condition;
    }
}
