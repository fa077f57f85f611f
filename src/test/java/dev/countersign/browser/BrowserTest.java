package dev.countersign.browser;

import com.microsoft.playwright.Browser;
import dev.countersign.change.LifecycleTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People at their browsers, in words: {@code as("sre-one").opens("/changes").clicks("Approve …")}. */
abstract class BrowserTest extends LifecycleTest {

    /** What Chromium notes of any answer that is a refusal; the test says which one it provokes. */
    protected static final String UNAUTHORISED = "status of 401";

    protected static final String CONFLICT = "status of 409";

    @LocalServerPort
    private int port;

    @RegisterExtension
    final People people = new People(() -> "http://127.0.0.1:" + port);

    protected Visitor as(String account) {
        return as(account, desktop());
    }

    protected Visitor as(String account, Browser.NewContextOptions like) {
        return people.somebody(account, like).signedIn(account);
    }

    /** Somebody whom the server does not know yet: it says so when asked who that is. */
    protected Visitor aStranger() {
        return people.somebody("a-stranger", desktop()).expects(UNAUTHORISED);
    }

    protected static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1280, 800);
    }

    protected static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true);
    }
}
