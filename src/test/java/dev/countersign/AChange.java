package dev.countersign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A change with sensible values, in words: {@code aChange().touchingProduction().by("requester").submit(api)}. */
public final class AChange {

    private final Map<String, Object> proposal = new HashMap<>(Map.of(
            "project", "payments",
            "environment", "production",
            "action", "deploy",
            "target", "k8s/payments/checkout",
            "title", "Deploy checkout 2.14.0",
            "artifact", Map.of("name", "checkout:2.14.0"),
            "parameters", Map.of("chart", "checkout", "version", "2.14.0"),
            "rollbackPlan", "helm rollback checkout 41",
            "evidence",
                    List.of(Map.of(
                            "kind", "test-report", "title", "CI run 881", "url", "https://ci.example.com/runs/881"))));
    private String requester = "requester";

    public static AChange aChange() {
        return new AChange();
    }

    public AChange touchingProduction() {
        return in("production");
    }

    public AChange in(String environment) {
        return having("environment", environment);
    }

    public AChange by(String account) {
        requester = account;
        return this;
    }

    public AChange having(String field, Object value) {
        proposal.put(field, value);
        return this;
    }

    public AChange without(String field) {
        proposal.remove(field);
        return this;
    }

    public Map<String, Object> proposal() {
        return Map.copyOf(proposal);
    }

    public Api.Answer submit(Api api) {
        return api.as(requester).post("/changes", proposal);
    }

    /** An approval of what a change, as it was answered, would run. */
    public static Map<String, Object> approvalOf(Api.Answer change) {
        return approvalOf(change.text("digest"));
    }

    public static Map<String, Object> approvalOf(String digest) {
        return Map.of(
                "verdict",
                "approve",
                "reason",
                "Read the diff; staging has been green since yesterday.",
                "riskAcknowledged",
                true,
                "digest",
                digest);
    }

    public static Map<String, Object> rejectionOf(Api.Answer change, String... items) {
        return Map.of(
                "verdict",
                "reject",
                "reason",
                "The rollback plan does not say how the schema goes back.",
                "remediation",
                List.of(items).stream().map(item -> Map.of("item", item)).toList(),
                "digest",
                change.text("digest"));
    }

    /** Submits, and has both seats of production taken. */
    public Api.Answer approved(Api api) {
        var change = submit(api);
        var path = "/changes/" + change.text("id");
        for (var approver : List.of("sre-one", "owner-one")) {
            var decided = api.as(approver).post(path + "/decisions", approvalOf(change));
            if (decided.status() != 201) {
                throw new IllegalStateException(approver + ": " + decided.body());
            }
        }
        return api.as(requester).get(path);
    }
}
