package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.declare;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From the queue to an open session with its first permit, by somebody who has done it before. What their hands do is counted,
 * but for the one sentence that says what is broken: these bounds may fall, and never rise.
 */
class Somebody_on_call_at_3_a_m extends BrowserTest {

    private static final String SENTENCE = "Checkout is down; rolling back.";
    private static final int KEYSTROKES = 4;
    private static final int TAPS = 4;
    private static final Duration PACE = Duration.ofMillis(200);

    @BeforeEach
    void has_broken_the_glass_before() {
        var earlier =
                "/break-glass/" + expect(201, anEmergency().openDeclared(api)).text("id");
        expect(201, api.as("sre-one").post(earlier + "/actions", aRollback()));
        expect(200, api.as("sre-one").post(earlier + "/end", Map.of()));
        expect(200, api.as("commander").send("PATCH", "/incidents/INC-7", Map.of("status", "resolved")));
        declare(api, "INC-8", "sev1");
    }

    @Test
    void has_a_permit_by_four_keystrokes_and_one_sentence() {
        var ingrid = as("sre-one").opens("/changes");
        ingrid.sees("Nothing waits for you");
        var hands = new Hands(ingrid);
        hands.press("b", ingrid.page().locator("#glass-reason:focus"));
        assertThat(ingrid.part("What it would open")).containsText("k8s/payments/* in production of payments");
        assertThat(ingrid.field("Incident")).hasValue("INC-8");
        hands.type(SENTENCE);
        hands.press("Control+Enter", likely(ingrid));
        hands.press("1", ingrid.page().getByText("Permitted: rollback of k8s/payments/checkout"));
        assertThat(hands.strokes).isLessThanOrEqualTo(KEYSTROKES);
        hands.report("keyboard", hands.strokes + " keystrokes");
        assertThat(start(ingrid)).isFocused();
        hands.press("Enter", ingrid.page().getByText("Permitted and started: rollback"));
        assertThat(ingrid.part("What was done")).containsText(SENTENCE);
        assertThat(ingrid.part("What was done")).containsText("started, its outcome is not reported yet");
    }

    @Test
    void has_a_permit_by_four_taps_of_one_thumb() {
        var ingrid = as("sre-one", phone()).opens("/changes");
        ingrid.sees("Nothing waits for you");
        var hands = new Hands(ingrid);
        hands.tap(ingrid.link("Open an emergency session"), ingrid.part("What it would open"));
        hands.tap(ingrid.page().locator("#glass-reason"), ingrid.page().locator("#glass-reason:focus"));
        hands.type(SENTENCE);
        hands.tap(ingrid.button("Break the glass"), likely(ingrid));
        hands.tap(likely(ingrid), ingrid.page().getByText("Permitted: rollback of k8s/payments/checkout"));
        assertThat(hands.taps).isLessThanOrEqualTo(TAPS);
        hands.report("thumb", hands.taps + " taps");
        hands.tap(start(ingrid), ingrid.page().getByText("Permitted and started: rollback"));
    }

    @Test
    void may_slip_without_harm() {
        var session = expect(201, anEmergency().of("INC-8", "sev1").open(api));
        var ingrid = as("sre-one").opens("/break-glass/" + session.text("id"));
        assertThat(likely(ingrid)).isVisible();
        ingrid.presses("1", "1");
        ingrid.sees("Permitted: rollback");
        ingrid.presses("1").clicks("Take it back").sees("Taken back. Nothing was started");
        assertThat(ingrid.part("What was done")).containsText("taken back by sre-one, and not started");
        assertThat(used(session.text("id"))).isEqualTo(1);
    }

    @Test
    void types_digits_where_they_type_and_asks_for_nothing_where_single_keys_are_off() {
        var session = expect(201, anEmergency().of("INC-8", "sev1").open(api));
        var ingrid = as("sre-one").opens("/break-glass/" + session.text("id"));
        assertThat(likely(ingrid)).isVisible();
        ingrid.field("What for").focus();
        ingrid.presses("1");
        assertThat(ingrid.field("What for")).hasValue("1");
        ingrid.page().evaluate("() => localStorage.setItem('countersign-shortcuts-off', '1')");
        ingrid.page().evaluate("() => document.activeElement.blur()");
        ingrid.presses("1");
        assertThat(used(session.text("id"))).isZero();
        likely(ingrid).click();
        ingrid.sees("Permitted: rollback");
        assertThat(ingrid.page().locator(".glass-waiting")).containsText("1");
    }

    @Test
    void alters_what_is_proposed_where_it_does_not_fit() {
        var ingrid = as("sre-one").opens("/break-glass/open");
        ingrid.clicks("Alter it").fills("Targets, one on each line", "k8s/payments/refunds");
        ingrid.fills("What is broken", SENTENCE).clicks("Break the glass").seesHeading(SENTENCE);
        assertThat(ingrid.part("What it opens")).containsText("k8s/payments/refunds");
        assertThat(likely(ingrid)).containsText("k8s/payments/refunds");
    }

    private int used(String session) {
        return api.as("commander")
                .get("/break-glass/" + session)
                .body()
                .path("used")
                .asInt();
    }

    private static Locator likely(Visitor visitor) {
        return visitor.page().locator(".likely__one").first();
    }

    private static Locator start(Visitor visitor) {
        return visitor.page().locator(".glass-waiting button").first();
    }

    /** What somebody's hands do, and how long they wait for the page. */
    private static final class Hands {

        private final Visitor visitor;
        private int strokes;
        private int taps;
        private int typed;
        private long waited;

        Hands(Visitor visitor) {
            this.visitor = visitor;
        }

        /** A chord is as many keystrokes as it has keys. */
        void press(String keys, Locator then) {
            strokes += List.of(keys.split("[+]")).size();
            waitFor(then, () -> visitor.presses(keys));
        }

        /** What is not on the screen takes one more to get at. */
        void tap(Locator what, Locator then) {
            assertThat(what).isVisible();
            var box = what.boundingBox();
            var screen = visitor.page().viewportSize();
            var onScreen = box.x >= 0
                    && box.x + box.width <= screen.width
                    && box.y >= 0
                    && box.y + box.height <= screen.height;
            taps += onScreen ? 1 : 2;
            waitFor(then, what::tap);
        }

        void type(String prose) {
            typed += prose.length();
            visitor.page().keyboard().type(prose);
        }

        private void waitFor(Locator then, Runnable act) {
            var begun = System.nanoTime();
            act.run();
            assertThat(then).isVisible();
            waited += System.nanoTime() - begun;
        }

        void report(String by, String counted) {
            var seconds = (waited + (strokes + taps + typed) * PACE.toNanos()) / 1e9;
            System.out.printf(
                    "From the queue to the first permit, by %s: %s and %d characters of prose; the page took %d ms; at %d ms each"
                            + " %.1f s%n",
                    by, counted, typed, waited / 1_000_000, PACE.toMillis(), seconds);
        }
    }
}
