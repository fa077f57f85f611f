package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;

import dev.countersign.Api;
import dev.countersign.breakglass.EmergencyTest;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seven changes that went different ways, and a session that was paid back. */
abstract class HistoryTest extends EmergencyTest {

    @Autowired
    JdbcClient jdbc;

    /** A password would be hashed for each request. */
    Api withToken(String account) {
        var issued = expect(201, api.as(account).post("/directory/tokens", Map.of("name", "history")));
        return api.withToken(issued.text("secret"));
    }

    void happened() {
        succeeded(aChange());
        rejected(aChange().having("title", "Raise the limits of the zebra"), "Say which flag the rollback resets.");
        expect(
                201,
                aChange()
                        .in("staging")
                        .by("developer")
                        .having("incident", "INC-12")
                        .submit(api));
        expect(
                201,
                aChange()
                        .having("project", "identity")
                        .having("target", "k8s/identity/docs")
                        .having("description", "Docs move to the new cluster; the okapi stays.")
                        .by("developer")
                        .submit(api));
        var withdrawn = expect(201, aChange().having("action", "feature-flag").submit(api));
        expect(200, api.as("requester").post(path(withdrawn) + "/withdrawal", Map.of("reason", "Not needed any more")));
        expect(
                201,
                aChange()
                        .in("development")
                        .having("authors", List.of("developer"))
                        .submit(api));
        decided(aChange().having("action", "data-migration").submit(api), "sre-one");
        var session = expect(201, anEmergency().openDeclared(api));
        expect(200, redeem(permitted(session, "sre-one"), "sre-one"));
        expect(200, api.as("sre-one").post(glass(session) + "/end", Map.of()));
        closed(session);
        expect(200, api.as("commander").post(glass(session) + "/review", aReview()));
    }

    Api.Answer succeeded(dev.countersign.AChange proposal) {
        var running = executing(proposal.approved(api));
        return expect(
                200,
                api.as("requester")
                        .post(
                                "/changes/executions/" + running.text("execution/id") + "/outcome",
                                Map.of("result", "succeeded", "observedDigest", running.text("digest"))));
    }
}
