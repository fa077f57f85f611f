package dev.countersign.compliance.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** By what a population is divided before it is sampled. */
public enum Stratum {
    @JsonProperty("kind")
    KIND("kind"),
    @JsonProperty("risk")
    RISK("coalesce(risk, 'none')"),
    @JsonProperty("project")
    PROJECT("project"),
    @JsonProperty("environment")
    ENVIRONMENT("environment"),
    @JsonProperty("action")
    ACTION("action"),
    @JsonProperty("status")
    STATUS("status"),
    @JsonProperty("month")
    MONTH("to_char(at at time zone 'UTC', 'YYYY-MM')");

    private final String sql;

    Stratum(String sql) {
        this.sql = sql;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of a row's stratum: {@code risk=high, month=2026-11}. */
    static String name(Collection<Stratum> strata) {
        return strata.isEmpty()
                ? "'everything'"
                : strata.stream()
                        .map(stratum -> "'" + stratum.word() + "=' || " + stratum.sql)
                        .collect(Collectors.joining(" || ', ' || "));
    }
}
