package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody at a browser of their own, who sees one page and has noted what the page complained about. */
public final class Visitor {

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visitor(String name, BrowserContext context) {
        this.name = name;
        this.context = context;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
    }

    String name() {
        return name;
    }

    BrowserContext context() {
        return context;
    }

    public Page page() {
        return page;
    }

    /** By the API, with the cookies of this browser: for tests that are not about signing in. */
    public Visitor signedIn(String account) {
        var answer = context.request()
                .post(
                        "/api/v1/session",
                        RequestOptions.create().setData(Map.of("account", account, "password", "demo")));
        if (!answer.ok()) {
            throw new IllegalStateException("Signing in as " + account + ": " + answer.status() + " " + answer.text());
        }
        return this;
    }

    public Visitor opens(String address) {
        page.navigate(address);
        return this;
    }

    public Locator sees(String text) {
        var found = page.getByText(text).first();
        assertThat(found).isVisible();
        return found;
    }

    public Locator seesHeading(String text) {
        var found = page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
        assertThat(found).isVisible();
        return found;
    }

    public void doesNotSee(String text) {
        assertThat(page.getByText(text)).hasCount(0);
    }

    public Locator button(String text) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
    }

    public Locator link(String text) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text));
    }

    /** By how its label begins: a form adds marks to it. */
    public Locator field(String label) {
        return page.getByLabel(Pattern.compile("^\\s*" + label));
    }

    /** One of several of which one is chosen, as its words say; they are larger than its circle. */
    public Locator choice(String label) {
        return page.locator("label").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + label + "$")));
    }

    /** A part of the page that has a name. */
    public Locator part(String label) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(label));
    }

    /** Goes where a link leads whose name begins so, as the rows of the queue do. */
    public Visitor follows(String text) {
        link(text).first().click();
        return this;
    }

    public Visitor ticks(String label) {
        field(label).check();
        return this;
    }

    public Visitor clicks(String button) {
        button(button).click();
        return this;
    }

    public Visitor presses(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    public Visitor fills(String label, String text) {
        field(label).fill(text);
        return this;
    }

    /** The page may say this on its console: it is what the test provokes. */
    public Visitor expects(String complaint) {
        expected.add(Pattern.compile(complaint));
        return this;
    }

    public List<String> unexpected() {
        return complaints.stream()
                .filter(complaint -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .toList();
    }

    List<String> complaints() {
        return complaints;
    }
}
