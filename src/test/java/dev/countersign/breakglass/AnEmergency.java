package dev.countersign.breakglass;

import dev.countersign.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An opening with sensible values, in words: {@code anEmergency().lasting("PT30M").open(api)}. */
public final class AnEmergency {

    public static final String REASON = "Checkout answers 500 for every customer since 03:12; roll it back.";

    private final Map<String, Object> incident = new HashMap<>(Map.of("reference", "INC-7", "severity", "sev2"));
    private final Map<String, Object> scope = new HashMap<>(Map.of(
            "project", "payments",
            "environments", List.of("production"),
            "actions", List.of("rollback", "config-change"),
            "targets", List.of("k8s/payments/*")));
    private final Map<String, Object> opening =
            new HashMap<>(Map.of("reason", REASON, "duration", "PT30M", "closureOwner", "sre-one"));
    private String opener = "sre-one";

    public static AnEmergency anEmergency() {
        return new AnEmergency();
    }

    public AnEmergency by(String account) {
        opener = account;
        return this;
    }

    public AnEmergency of(String reference, String severity) {
        incident.putAll(Map.of("reference", reference, "severity", severity));
        return this;
    }

    public AnEmergency scoped(String field, Object value) {
        scope.put(field, value);
        return this;
    }

    public AnEmergency having(String field, Object value) {
        opening.put(field, value);
        return this;
    }

    public AnEmergency without(String field) {
        opening.remove(field);
        return this;
    }

    public AnEmergency lasting(String duration) {
        return having("duration", duration);
    }

    public Map<String, Object> opening() {
        var all = new HashMap<>(opening);
        all.put("incident", incident);
        all.put("scope", scope);
        return all;
    }

    public Api.Answer open(Api api) {
        return api.as(opener).post("/break-glass", opening());
    }

    /** The incident is in the register before. */
    public Api.Answer openDeclared(Api api) {
        declare(
                api,
                incident.get("reference").toString(),
                incident.get("severity").toString());
        return open(api);
    }

    public static Api.Answer declare(Api api, String reference, String severity) {
        return api.as("commander")
                .post("/incidents", Map.of("reference", reference, "severity", severity, "title", "Checkout is down"));
    }

    public static Map<String, Object> aRollback() {
        return new HashMap<>(Map.of(
                "action", "rollback",
                "environment", "production",
                "target", "k8s/payments/checkout",
                "command", "helm rollback checkout 41",
                "purpose", "Bring back the version that answered."));
    }

    public static Map<String, Object> startOf(Api.Answer permitted) {
        return Map.of(
                "runId",
                permitted.text("runId"),
                "digest",
                permitted.text("digest"),
                "target",
                "k8s/payments/checkout",
                "environment",
                "production");
    }
}
