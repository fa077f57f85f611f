package dev.countersign.bench;

import static dev.countersign.AChange.aChange;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import dev.countersign.Api;
import dev.countersign.browser.OneBrowser;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * What a person waits for in the pages, in a real browser on the same machine, among the changes of {@link QueueBench}.
 * Arguments: changes, a tenth of them pending (1000000); repeats (10); seconds of scrolling (60).
 */
final class BrowserBench {

    /** Notes when something is first there, on the clock of the page and of the machine. */
    private static final String WATCH = """
            window.firstSeen = (selector, words) => new Promise(done => {
              const look = () => {
                const found = [...document.querySelectorAll(selector)].some(one => one.textContent.includes(words));
                if (found) { watching.disconnect(); requestAnimationFrame(() => done([performance.now(), Date.now()])); }
              };
              const watching = new MutationObserver(look);
              watching.observe(document, {childList: true, subtree: true, characterData: true});
              look();
            });
            window.firstRow = window.firstSeen('[data-change]', '');
            """;

    private static final String SCROLL = """
            seconds => new Promise(done => {
              const frames = [];
              let before = performance.now();
              const end = before + seconds * 1000;
              const step = now => {
                frames.push(now - before);
                before = now;
                window.scrollBy(0, 1300);
                const rows = Number(document.querySelector('[data-change]')?.getAttribute('aria-setsize'));
                if (now < end && rows < 100000) { requestAnimationFrame(step); return; }
                frames.sort((a, b) => a - b);
                done([rows, frames.length, frames.filter(one => one > 50).length, frames.at(-1),
                  frames[Math.floor(frames.length / 2)]]);
              };
              requestAnimationFrame(step);
            })""";

    private static final String SHELL = """
            () => performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js'))
              .reduce((sum, one) => sum + one.encodedBodySize, 0) / 1024""";

    private final OneBrowser browser;
    private final Installation installation;
    private final Api api;
    private final int repeats;

    private BrowserBench(OneBrowser browser, Installation installation, int repeats) {
        this.browser = browser;
        this.installation = installation;
        this.api = Api.at(installation.url());
        this.repeats = repeats;
    }

    public static void main(String[] args) throws Exception {
        long changes = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int repeats = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        try (var installation = Installation.start("bench-queue", true);
                var browser = OneBrowser.start()) {
            new QueueData(installation.owner()).make(changes);
            var bench = new BrowserBench(browser, installation, repeats);
            bench.queue("not counted, warming up");
            System.out.printf(
                    "%nload %.1f%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            bench.queue("queue interactive");
            bench.report("pushed change, request sent to row or count of new ones, ms", bench::pushedChange);
            bench.report("decision, click to confirmed row, ms", bench::decision);
            bench.scroll(seconds);
        }
    }

    /** Cold: nothing in the browser's cache. Warm: the same again. From the navigation's start to the first row. */
    private void queue(String what) {
        var cold = new double[repeats];
        var warm = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            try (var context = signedIn("sre-one")) {
                var page = context.newPage();
                cold[i] = untilFirstRow(page);
                if (i == 0) {
                    System.out.printf(
                            "%nscripts of the queue, as sent: %.1f kB%n",
                            ((Number) page.evaluate(SHELL)).doubleValue());
                }
                warm[i] = untilFirstRow(page);
            }
        }
        print(what + ", cold, ms", cold);
        print(what + ", warm, ms", warm);
    }

    private static double untilFirstRow(Page page) {
        page.navigate("/changes");
        return ((Number) page.evaluate("() => firstRow.then(times => times[0])")).doubleValue();
    }

    private double pushedChange() {
        try (var context = signedIn("sre-one")) {
            var page = context.newPage();
            var title = "Pushed " + System.nanoTime();
            page.navigate("/changes?view=all&sort=-created&project=payments");
            page.evaluate("() => firstRow");
            page.evaluate(
                    "words => { window.pushed = Promise.race([firstSeen('[data-change]', words),"
                            + " firstSeen('.arrivals', 'new change')]); }",
                    title);
            long sent = System.currentTimeMillis();
            aChange().having("title", title).submit(api);
            return ((Number) page.evaluate("() => pushed.then(times => times[1])")).doubleValue() - sent;
        }
    }

    private double decision() {
        var change = aChange().submit(api);
        try (var context = signedIn("sre-one")) {
            var page = context.newPage();
            page.navigate("/changes/" + change.text("id"));
            page.getByText("Approve …").click();
            page.getByLabel(Pattern.compile("^\\s*Reason"))
                    .fill("Read the diff; staging has been green since yesterday.");
            page.getByLabel("Risk acknowledged").check();
            page.evaluate("""
                    () => {
                      window.sent = new Promise(done => document.addEventListener('click', () => done(performance.now()), true));
                      window.row = firstSeen('.check--met', 'sre-one approved');
                    }""");
            page.getByText("Send approval").click();
            return ((Number) page.evaluate("() => Promise.all([sent, row]).then(([from, to]) => to[0] - from)"))
                    .doubleValue();
        }
    }

    private void scroll(int seconds) {
        try (var context = signedIn("sre-one")) {
            var page = context.newPage();
            page.navigate("/changes?view=all&status=pending");
            page.evaluate("() => firstRow");
            page.setDefaultTimeout(0);
            var seen = (java.util.List<?>) page.evaluate(SCROLL, seconds);
            System.out.printf(
                    "scrolling: %s rows loaded, %s frames, %s of them over 50 ms, the longest %.0f ms, median %.1f ms%n",
                    seen.get(0),
                    seen.get(1),
                    seen.get(2),
                    ((Number) seen.get(3)).doubleValue(),
                    ((Number) seen.get(4)).doubleValue());
        }
    }

    private BrowserContext signedIn(String account) {
        var context = browser.get()
                .newContext(
                        new NewContextOptions().setBaseURL(installation.url()).setViewportSize(1280, 800));
        context.addInitScript(WATCH);
        context.request()
                .post(
                        "/api/v1/session",
                        RequestOptions.create().setData(Map.of("account", account, "password", "demo")));
        return context;
    }

    private void report(String what, DoubleSupplier measure) {
        print(what, DoubleStream.generate(measure).limit(repeats + 1L).skip(1).toArray());
    }

    private static void print(String what, double[] values) {
        java.util.Arrays.sort(values);
        System.out.printf(
                "%-66s median %6.0f, worst %6.0f%n", what, values[values.length / 2], values[values.length - 1]);
    }
}
