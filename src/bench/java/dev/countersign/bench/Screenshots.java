package dev.countersign.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import dev.countersign.Api;
import dev.countersign.browser.OneBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Every page with the demo's sample changes, in light, dark and on a phone, into {@code target/screenshots}. Arguments:
 * words of the names of those wanted; none means all.
 */
final class Screenshots {

    private static final int SAMPLES = 16;

    /**
     * @param address where it is; {@code {…}} stands for the id of the change with these words in its title
     * @param sight what says that it is there
     * @param then what is done before the picture is taken
     */
    private record Picture(String name, String account, String address, String sight, Consumer<Page> then) {
        Picture(String name, String account, String address, String sight) {
            this(name, account, address, sight, page -> {});
        }
    }

    private static final String STRANGER = "";
    private static final String TO_DECIDE = "/changes/{checkout 2.15.0}";

    private static final List<Picture> PICTURES = List.of(
            new Picture("sign-in", STRANGER, "/sign-in", "Password or API token"),
            new Picture("missing", STRANGER, "/changes/a/b", "There is no such page"),
            new Picture("queue", "sre-one", "/changes", "Release checkout 2.15.0"),
            new Picture("queue-all", "commander", "/changes?view=all&sort=-created", "Let second-level support"),
            new Picture("queue-empty", "auditor", "/changes", "Nothing waits for you"),
            new Picture("queue-marked", "sre-one", "/changes", "Release checkout 2.15.0", press("j", "x", "j", "x")),
            new Picture("menu", "sre-one", "/changes", "Release checkout 2.15.0", click("Ingrid Solheim")),
            new Picture("keyboard", "sre-one", "/changes", "Release checkout 2.15.0", press("?")),
            new Picture("palette", "sre-one", "/changes", "Release checkout 2.15.0", press("Control+k")),
            new Picture("change", "sre-one", TO_DECIDE, "You can decide"),
            new Picture("change-approve", "sre-one", TO_DECIDE, "You can decide", click("Approve …")),
            new Picture("change-reject", "sre-one", TO_DECIDE, "You can decide", click("Reject …")),
            new Picture("change-own", "requester", TO_DECIDE, "You cannot decide"),
            new Picture("change-withdraw", "requester", TO_DECIDE, "You cannot decide", click("Withdraw …")),
            new Picture("change-attach", "requester", TO_DECIDE, "You cannot decide", click("Attach evidence …")),
            new Picture("change-picture", "sre-one", TO_DECIDE, "You can decide", click("Show the picture")),
            new Picture("change-rejected", "requester", "/changes/{settings cache}", "Not answered yet"),
            new Picture("change-revised", "sre-one", "/changes/{instant refunds}", "revision 2"),
            new Picture("change-running", "requester", "/changes/{mail relay}", "Running; its outcome"),
            new Picture(
                    "change-report",
                    "requester",
                    "/changes/{mail relay}",
                    "Running; its outcome",
                    click("Report the outcome …")),
            new Picture("change-ended", "sre-one", "/changes/{refunds 5.4.0}", "It was rolled back"),
            new Picture("new-change", "requester", "/changes/new", "Ask for this change"),
            new Picture("new-change-like", "requester", "/changes/new?like={checkout 2.15.0}", "Filled in like"),
            new Picture("first-steps", "owner-one", "/changes", "New here?"),
            new Picture("tasks", "requester", "/tasks", "Tasks"),
            new Picture("task", "requester", "/tasks", "Move the settings cache", follow("Move the settings cache")),
            new Picture("executions", "requester", "/executions", "Executions"),
            new Picture("executions-ended", "requester", "/executions?view=ended", "Keep receipts for ten years"),
            new Picture("bell", "requester", "/changes?view=mine", "Release checkout 2.15.0", click("Notifications")),
            new Picture("notifications", "requester", "/notifications", "it may run now"),
            new Picture("incidents", "commander", "/break-glass/incidents", "Incidents"),
            new Picture(
                    "incident-declare",
                    "commander",
                    "/break-glass/incidents",
                    "Incidents",
                    click("Declare an incident …")),
            new Picture(
                    "kill-switch", "commander", "/break-glass", "Nobody has broken", click("End all open sessions …")),
            new Picture("drills", "auditor", "/break-glass/drills", "How to hold a drill"),
            new Picture("compliance", "auditor", "/compliance", "looked at"),
            new Picture("directory", "operator", "/directory", "Site reliability"),
            new Picture("people", "operator", "/directory/people", "Ingrid Solheim"),
            new Picture("service-accounts", "operator", "/directory/service-accounts", "ci-payments"),
            new Picture("team", "operator", "/directory/teams/sre", "Kwame Mensah"),
            new Picture("person", "operator", "/directory/people/sre-one", "Site reliability"),
            new Picture("team-add", "operator", "/directory", "Site reliability", click("Add a team …")),
            new Picture("person-change", "operator", "/directory/people/sre-one", "Ingrid Solheim", click("Change …")),
            new Picture("token", "sre-one", "/settings", "API tokens", click("Issue a token …")),
            new Picture("settings", "sre-one", "/settings", "Site reliability"),
            new Picture("about", "sre-one", "/about", "Version"),
            new Picture("revise", "requester", "/changes/{settings cache}/revise", "Revise"));

    private enum Kind {
        LIGHT(1280, 800, ColorScheme.LIGHT),
        DARK(1280, 800, ColorScheme.DARK),
        PHONE(360, 740, ColorScheme.LIGHT);

        private final NewContextOptions options;

        Kind(int width, int height, ColorScheme theme) {
            options = new NewContextOptions()
                    .setViewportSize(width, height)
                    .setColorScheme(theme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale("en-GB");
        }
    }

    private final Browser browser;
    private final String url;

    private Screenshots(Browser browser, String url) {
        this.browser = browser;
        this.url = url;
    }

    public static void main(String[] wanted) throws Exception {
        try (var installation = Installation.startWithSamples("screenshots-home");
                var browser = OneBrowser.start()) {
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            awaitSamples(Api.at(installation.url()).as("commander"));
            var screenshots = new Screenshots(browser.get(), installation.url());
            PICTURES.stream()
                    .filter(picture -> wanted.length == 0 || Stream.of(wanted).anyMatch(picture.name()::contains))
                    .forEach(picture -> Stream.of(Kind.values()).forEach(kind -> screenshots.take(picture, kind)));
        }
    }

    /** All are there, and the last step of the last of them is a while ago. */
    private static void awaitSamples(Api api) throws InterruptedException {
        var before = "";
        while (true) {
            var now = api.get("/changes?view=all&limit=100").body().path("items");
            if (now.size() == SAMPLES && now.toString().equals(before)) {
                return;
            }
            before = now.toString();
            Thread.sleep(3_000);
        }
    }

    private void take(Picture picture, Kind kind) {
        var file = "target/screenshots/" + picture.name() + "-" + kind.name().toLowerCase() + ".png";
        try (var context = browser.newContext(kind.options.setBaseURL(url))) {
            context.setDefaultTimeout(20_000);
            if (!picture.name().equals("first-steps")) {
                context.addInitScript(
                        "localStorage.setItem('countersign-first-steps-done-" + picture.account() + "', '1')");
            }
            var page = context.newPage();
            if (!picture.account().isEmpty()) {
                signIn(context, picture.account());
            }
            page.navigate(withIds(picture.address()));
            assertThat(page.getByText(picture.sight()).first()).isVisible();
            picture.then().accept(page);
            settle(page);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(file)).setFullPage(true));
            System.out.println(file);
        }
    }

    private static void signIn(BrowserContext context, String account) {
        context.request()
                .post(
                        "/api/v1/session",
                        RequestOptions.create().setData(Map.of("account", account, "password", "demo")));
    }

    private String withIds(String address) {
        int from = address.indexOf('{');
        if (from < 0) {
            return address;
        }
        int to = address.indexOf('}');
        var words = address.substring(from + 1, to);
        var changes = Api.at(url)
                .as("commander")
                .get("/changes?view=all&limit=100")
                .body()
                .path("items");
        for (var change : changes) {
            if (change.path("title").asText().contains(words)) {
                return address.substring(0, from) + change.path("id").asText() + address.substring(to + 1);
            }
        }
        throw new IllegalStateException("No change says " + words);
    }

    /** What loads by and by has come, and nothing moves any more. */
    private static void settle(Page page) {
        page.waitForTimeout(1_000);
        page.evaluate(
                "() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => {}))).then(() => {})");
    }

    private static Consumer<Page> click(String button) {
        return page -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static Consumer<Page> follow(String link) {
        return page -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    private static Consumer<Page> press(String... keys) {
        return page -> Stream.of(keys).forEach(page.keyboard()::press);
    }
}
