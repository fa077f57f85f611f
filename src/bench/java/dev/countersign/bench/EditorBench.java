package dev.countersign.bench;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import dev.countersign.browser.OneBrowser;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;

/**
 * From the click on "Edit" to an editor in which one can edit, in a real browser on the same machine: with an empty cache
 * but for the page of the model (cold), and once more (warm). Argument: repeats (10).
 */
final class EditorBench {

    /** By what one edits with: only the editor has it, not the picture on the page of the model. */
    private static final Map<String, String> READY = Map.of(
            "change-approval.bpmn", ".djs-palette .entry",
            "approval-policy.dmn", ".editor__tables td[data-row-id]",
            "decision.form", ".fjs-palette-field");

    private static final String WATCH = """
            selector => {
              window.clicked = new Promise(done => document.addEventListener('click', () => done(performance.now()), {capture: true, once: true}));
              window.ready = new Promise(done => {
                const look = () => {
                  if (document.querySelector(selector)) { watching.disconnect(); requestAnimationFrame(() => done(performance.now())); }
                };
                const watching = new MutationObserver(look);
                watching.observe(document, {childList: true, subtree: true});
              });
            }""";

    private final OneBrowser browser;
    private final Installation installation;
    private final int repeats;

    private EditorBench(OneBrowser browser, Installation installation, int repeats) {
        this.browser = browser;
        this.installation = installation;
        this.repeats = repeats;
    }

    public static void main(String[] args) throws Exception {
        int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        try (var installation = Installation.start("bench-editor", false);
                var browser = OneBrowser.start()) {
            var bench = new EditorBench(browser, installation, repeats);
            System.out.printf(
                    "%nload %.1f%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            for (var model : READY.keySet().stream().sorted().toList()) {
                bench.measure(model);
            }
        }
    }

    private void measure(String model) {
        var cold = new double[repeats];
        var warm = new double[repeats];
        for (int i = -1; i < repeats; i++) {
            try (var context = signedIn()) {
                var page = context.newPage();
                var first = untilEditable(page, model);
                var second = untilEditable(page, model);
                if (i >= 0) {
                    cold[i] = first;
                    warm[i] = second;
                }
            }
        }
        print(model + ", cold, ms", cold);
        print(model + ", warm, ms", warm);
    }

    private static double untilEditable(Page page, String model) {
        page.navigate("/models/" + model);
        page.getByText("in force").first().waitFor();
        page.evaluate(WATCH, READY.get(model));
        page.locator(".page-head button").last().click();
        return ((Number) page.evaluate("() => Promise.all([clicked, ready]).then(([from, to]) => to - from)"))
                .doubleValue();
    }

    private BrowserContext signedIn() {
        var context = browser.get()
                .newContext(
                        new NewContextOptions().setBaseURL(installation.url()).setViewportSize(1280, 800));
        context.request()
                .post(
                        "/api/v1/session",
                        RequestOptions.create().setData(Map.of("account", "modeler-one", "password", "demo")));
        return context;
    }

    private static void print(String what, double[] values) {
        Arrays.sort(values);
        System.out.printf(
                "%-40s median %6.0f, worst %6.0f%n", what, values[values.length / 2], values[values.length - 1]);
    }
}
