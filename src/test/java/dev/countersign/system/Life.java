package dev.countersign.system;

import static dev.countersign.AChange.aChange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.AChange;
import dev.countersign.Api;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One change from its submission to its end, told from outside: what is asked next follows from the last answer. */
final class Life {

    private static final Map<String, List<String>> PEOPLE = Map.of(
            "sre", List.of("sre-one", "sre-two"),
            "payments-owners", List.of("owner-one", "owner-two"),
            "dba", List.of("dba-one"),
            "security", List.of("security-one"),
            "incident-command", List.of("commander"));

    private final Clients clients;
    private final Random random;
    private final String requester;
    private String path = "";

    Life(Clients clients, Random random) {
        this.clients = clients;
        this.random = random;
        this.requester = oneOf("requester", "developer", Sent.PIPELINE);
    }

    void live() throws InterruptedException {
        var change = submit();
        if (inOneOf(12)) {
            withdraw();
            return;
        }
        if (change.at("/status").asText().equals("pending") && inOneOf(6)) {
            change = revise(reject(change));
        }
        while (change.at("/status").asText().equals("pending")) {
            change = approve(change);
        }
        if (inOneOf(20)) {
            withdraw();
        } else {
            run(change);
        }
    }

    private JsonNode submit() throws InterruptedException {
        var proposal = aChange()
                .in(oneOf("production", "production", "production", "staging", "development"))
                .having("action", oneOf("deploy", "deploy", "deploy", "rollback", "data-migration"))
                .having("title", "Deploy checkout " + new UUID(random.nextLong(), random.nextLong()))
                .proposal();
        var answer = expect(201, Sent.submission(requester, proposal));
        path = "/changes/" + answer.text("id");
        return answer.body();
    }

    private void withdraw() throws InterruptedException {
        expect(200, about(requester, path + "/withdrawal", Map.of("reason", "The release waits for another week.")));
    }

    private Api.Answer reject(JsonNode change) throws InterruptedException {
        return expect(
                201,
                about(
                        approver(change),
                        path + "/decisions",
                        Map.of(
                                "verdict",
                                "reject",
                                "reason",
                                "The rollback plan does not say how the schema goes back.",
                                "remediation",
                                List.of(Map.of("item", "Say how the schema goes back")),
                                "digest",
                                change.at("/digest").asText())));
    }

    private JsonNode revise(Api.Answer rejected) throws InterruptedException {
        var item = rejected.body().at("/decision/remediation/0/id").asText();
        var correction = Map.of(
                "rollbackPlan",
                "helm rollback checkout 41, then flyway undo",
                "answers",
                List.of(Map.of("item", item, "answer", "The plan names the schema's way back now.")));
        return expect(201, about(requester, path + "/revisions", correction).ifMatch(rejected.etag()))
                .body()
                .at("/change");
    }

    private JsonNode approve(JsonNode change) throws InterruptedException {
        var approval = AChange.approvalOf(change.at("/digest").asText());
        return expect(201, about(approver(change), path + "/decisions", approval))
                .body()
                .at("/change");
    }

    private void run(JsonNode change) throws InterruptedException {
        var runner = oneOf(requester, Sent.PIPELINE);
        var run = "run-" + random.nextInt(1_000_000);
        var digest = change.at("/digest").asText();
        var start = Map.of(
                "runId",
                run,
                "digest",
                digest,
                "target",
                change.at("/target").asText(),
                "environment",
                change.at("/environment").asText());
        Api.Answer execution;
        do {
            var permit = expect(201, about(runner, path + "/permits", Map.of("audience", "deployer", "runId", run)));
            execution = clients.act(about(runner, "/changes/permits/" + permit.text("id") + "/redemptions", start));
        } while (execution.status() == 410); // It was down for longer than a permit lives.
        require(200, path + "/redemptions", execution);
        var result = oneOf("succeeded", "succeeded", "succeeded", "failed", "rolled_back");
        expect(
                200,
                about(
                        runner,
                        "/changes/executions/" + execution.text("id") + "/outcome",
                        Map.of("result", result, "observedDigest", digest)));
    }

    /** Somebody of the team whose seat is open, who does not sit on the change yet. */
    private String approver(JsonNode change) {
        var seated = new HashSet<String>();
        change.at("/decisions").forEach(decision -> {
            if (!decision.has("supersededBy")) {
                seated.add(decision.at("/account").asText());
            }
        });
        for (var stage : change.at("/stages")) {
            if (stage.at("/state").asText().equals("open")) {
                var left = PEOPLE.get(stage.at("/team").asText()).stream()
                        .filter(person -> !seated.contains(person))
                        .toList();
                return left.get(random.nextInt(left.size()));
            }
        }
        throw new AssertionError("It is pending, and no seat is open: " + change);
    }

    private Sent about(String account, String where, Map<String, ?> body) {
        return Sent.about(path.substring("/changes/".length()), account, where, body);
    }

    private Api.Answer expect(int status, Sent act) throws InterruptedException {
        var answer = clients.act(act);
        require(status, act.toString(), answer);
        return answer;
    }

    private static void require(int status, String act, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(act + ": " + answer.status() + " " + answer.body());
        }
    }

    private boolean inOneOf(int cases) {
        return random.nextInt(cases) == 0;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
