package dev.countersign.bench;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;

import dev.countersign.Api;
import java.util.List;
import java.util.Map;

/** The lifecycle as a pipeline and two people have it: six requests over loopback, signed in anew with each. */
final class OverHttp implements Lifecycle {

    private final Api api;

    OverHttp(String url) {
        this.api = Api.at(url);
    }

    @Override
    public String name() {
        return "countersign over HTTP";
    }

    @Override
    public void run() {
        var change = expect(201, aChange().submit(api));
        var path = "/changes/" + change.text("id");
        for (var approver : List.of("sre-one", "owner-one")) {
            expect(201, api.as(approver).post(path + "/decisions", approvalOf(change)));
        }
        var me = api.as("requester");
        var permit = expect(201, me.post(path + "/permits", Map.of("audience", "deployer", "runId", "r-1")));
        var execution = expect(200, me.post("/changes/permits/" + permit.text("id") + "/redemptions", start(change)));
        expect(
                200,
                me.post(
                        "/changes/executions/" + execution.text("id") + "/outcome",
                        Map.of("result", "succeeded", "observedDigest", change.text("digest"))));
    }

    private static Map<String, String> start(Api.Answer change) {
        return Map.of(
                "runId",
                "r-1",
                "digest",
                change.text("digest"),
                "target",
                change.text("target"),
                "environment",
                "production");
    }

    private static Api.Answer expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
