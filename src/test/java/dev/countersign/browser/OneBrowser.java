package dev.countersign.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A running Chromium without a window. One serves all tests of a JVM; each person gets a context of their own in it. */
public final class OneBrowser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** How long a page may take on a busy machine to show what it is asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Playwright playwright;
    private final Browser browser;

    private OneBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static OneBrowser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        var chromium = Chromium.find();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.program())
                        .setEnv(chromium.environment())
                        .setArgs(FLAGS));
        return new OneBrowser(playwright, browser);
    }

    /** Somebody at a browser of their own, at an application that is not the one of the tests. */
    public Visitor somebodyAt(String address, String name) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("en-GB")
                .setViewportSize(1280, 800));
        context.setDefaultTimeout(PATIENCE.toMillis());
        return new Visitor(name, context);
    }

    public Browser get() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
