package dev.countersign.breakglass;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.startOf;

import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Leads a session where a test wants it, over the API. */
public abstract class EmergencyTest extends LifecycleTest {

    protected static String glass(Api.Answer session) {
        return "/break-glass/" + session.text("id");
    }

    protected Api.Answer look(Api.Answer session) {
        return expect(200, api.as("commander").get(glass(session)));
    }

    protected List<String> facts(Api.Answer session) {
        var items = api.as("commander").get(glass(session) + "/timeline").body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(entry -> entry.path("kind").asText())
                .toList();
    }

    protected Api.Answer permitted(Api.Answer session, String account) {
        return expect(201, api.as(account).post(glass(session) + "/actions", aRollback()));
    }

    protected Api.Answer redeem(Api.Answer permitted, String account) {
        return api.as(account)
                .post("/break-glass/permits/" + permitted.text("id") + "/redemptions", startOf(permitted));
    }

    public static Map<String, Object> aClosure() {
        return new HashMap<>(Map.of(
                "reasonUsed", "Checkout was down for everybody.",
                "preventiveActionOwner", "developer",
                "summary", "Rolled back to 2.13.9; orders came in again at 03:31."));
    }

    protected Map<String, Object> aReview() {
        return new HashMap<>(Map.of(
                "timelineConfirmed",
                true,
                "justified",
                true,
                "findings",
                "One roll-back, as announced; the session was ended after eleven minutes.",
                "preventiveAction",
                Map.of(
                        "title", "Canary before the whole of checkout",
                        "owner", "developer",
                        "dueAt", time.now().plus(java.time.Duration.ofDays(20)).toString())));
    }

    protected Api.Answer closed(Api.Answer session) {
        return expect(200, api.as("sre-one").post(glass(session) + "/closure", aClosure()));
    }

    protected static Instant at(Api.Answer answer, String field) {
        return Instant.parse(answer.text(field));
    }
}
