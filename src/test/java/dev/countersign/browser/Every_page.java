package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.countersign.AChange;
import dev.countersign.Api;
import dev.countersign.breakglass.AnEmergency;
import dev.countersign.compliance.RunSelfCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * axe finds nothing on any page, in light and dark, on a wide screen, at 200 % zoom (half the width, in CSS pixels) and on
 * 320 pixels, and nobody has to scroll sideways. A new page, dialog or menu is a new line of {@link Place}.
 */
class Every_page extends BrowserTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RunSelfCheck runSelfCheck;

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String THEME =
            "theme => (document.documentElement.dataset.carbonTheme === 'g100') === (theme === 'DARK')";

    // One that is cut short, as by a theme that changes, is over as well.
    private static final String STILL =
            "() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => {}))).then(() => {})";

    private static final String TOO_WIDE = """
            () => {
              const width = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > width + 1)
                .map(one => one.tagName.toLowerCase() + '.' + one.className);
            }""";

    private static final Pattern PATH = Pattern.compile("path: '([^']+)'");

    private static final Set<String> LOOKED_AT = new HashSet<>();
    private static final Set<Place> SEEN = new HashSet<>();

    // What a theme or a width changes; the rest is the same in all views, and is looked at in two of them.
    private static final List<String> RULES_OF_LOOKS =
            List.of("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable");

    private record View(int width, ColorScheme theme, boolean whole) {}

    private static final List<View> VIEWS = List.of(
            new View(1280, ColorScheme.LIGHT, true),
            new View(1280, ColorScheme.DARK, false),
            new View(640, ColorScheme.LIGHT, false),
            new View(320, ColorScheme.DARK, true));

    /** Where somebody is, and how they came there. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Place {
        SIGN_IN(test -> test.aStranger().opens("/sign-in"), "Sign in"),
        SIGN_IN_REFUSED(test -> test.refusedAtTheDoor(), "Password"),
        NO_SUCH_PAGE(test -> test.aStranger().opens("/changes/a/b"), "There is no such page"),
        EMPTY_QUEUE(test -> test.as("sre-one").opens("/changes"), "Nothing waits for you"),
        QUEUE(test -> test.atTheQueue(), "Deploy checkout 2.14.0"),
        QUEUE_WITH_MARKS(test -> test.atTheQueue().presses("j", "x"), "1 marked"),
        MENU_OF_THE_PERSON(test -> test.atTheQueue().clicks("Ingrid Solheim"), "Sign out"),
        KEYBOARD(test -> test.atTheQueue().presses("?"), "Single keys"),
        PALETTE(test -> test.atTheQueue().presses("Control+k"), "A page, or words of a change"),
        CHANGE_TO_DECIDE_ON(test -> test.at("sre-one", test.proposed()), "You can decide"),
        CHANGE_WITH_ITS_PICTURE(
                test -> test.at("sre-one", test.proposed()).clicks("Show the picture"), "Hide the picture"),
        CHANGE_OF_ONES_OWN(test -> test.at("requester", test.proposed()), "You cannot decide"),
        APPROVING(test -> test.at("sre-one", test.proposed()).clicks("Approve …"), "Your approval fills one seat"),
        REJECTING(test -> test.at("sre-one", test.proposed()).clicks("Reject …"), "By whom (account)"),
        SENT_TOO_EARLY(
                test -> test.at("sre-one", test.proposed()).clicks("Approve …").clicks("Send approval"),
                "Not sent yet"),
        WITHDRAWING(test -> test.at("requester", test.proposed()).clicks("Withdraw …"), "Withdraw this change"),
        ATTACHING(test -> test.at("requester", test.proposed()).clicks("Attach evidence …"), "File, at most 10 MB"),
        NEW_CHANGE(test -> test.as("requester").opens("/changes/new"), "Ask for this change"),
        NEW_CHANGE_PREVIEWED(
                test -> test.as("requester")
                        .opens("/changes/new?like=" + test.proposed().text("id")),
                "Filled in like"),
        DIRECTORY(test -> test.as("operator").opens("/directory"), "Site reliability"),
        PEOPLE(test -> test.as("operator").opens("/directory/people"), "Ingrid Solheim"),
        SERVICE_ACCOUNTS(test -> test.as("operator").opens("/directory/service-accounts"), "ci-payments"),
        TEAM(test -> test.as("operator").opens("/directory/teams/sre"), "Kwame Mensah"),
        PERSON(test -> test.as("operator").opens("/directory/people/sre-one"), "Site reliability"),
        ADDING_A_TEAM(test -> test.as("operator").opens("/directory").clicks("Add a team …"), "It stays for good"),
        ADDING_A_MEMBER(
                test -> test.as("operator").opens("/directory/teams/sre").clicks("Add a member …"), "Empty: for good"),
        CHANGING_A_PERSON(
                test -> test.as("operator").opens("/directory/people/sre-one").clicks("Change …"), "Somebody inactive"),
        CHANGING_A_TEAM(
                test -> test.as("operator").opens("/directory/teams/sre").clicks("Change …"), "For an inactive team"),
        SETTING_A_PASSWORD(
                test -> test.as("operator").opens("/directory/people/sre-one").clicks("Set the password …"),
                "The old one stops working"),
        DECLARING_AN_ABSENCE(
                test -> test.as("sre-one").opens("/settings").clicks("Declare an absence …"), "Whoever is away"),
        ISSUING_A_TOKEN(test -> test.as("sre-one").opens("/settings").clicks("Issue a token …"), "It is shown once"),
        SETTINGS(test -> test.as("sre-one").opens("/settings"), "Site reliability"),
        ABOUT(test -> test.as("sre-one").opens("/about"), "Version"),
        TASKS(test -> test.withATask("sre-one", "/tasks"), "Deploy checkout 2.14.0"),
        TASK(test -> test.reportingLate(), "Report outcome"),
        NO_TASKS(test -> test.as("auditor").opens("/tasks"), "Tasks"),
        EXECUTIONS(test -> test.whoRuns().follows("Running"), "Deploy checkout"),
        BELL(test -> test.whoRuns().clicks("Notifications"), "Show all notifications"),
        NOTIFICATIONS(test -> test.told(), "it may run now"),
        REVISING(test -> test.revising(), "Say how the schema goes back."),
        REJECTED(
                test -> test.at("sre-one", test.rejected(aChange(), "Say how the schema goes back.")),
                "Not answered yet"),
        RUNNING(test -> test.at("requester", test.executing(aChange().approved(test.api))), "Running; its outcome"),
        REPORTING(
                test -> test.at("requester", test.executing(aChange().approved(test.api)))
                        .clicks("Report the outcome …"),
                "It closes the change for good"),
        GLASS_UNBROKEN(test -> test.as("sre-one").opens("/break-glass"), "Nobody has broken the glass"),
        GLASS(test -> test.glass("/break-glass"), "1 of 10 actions"),
        BREAKING_THE_GLASS(test -> test.glass("/break-glass/open"), "Break the glass"),
        EMERGENCY(test -> test.glass("/break-glass").follows(AnEmergency.REASON), "Do something"),
        OPENING_ALTERED(
                test -> test.glass("/break-glass/open").clicks("Alter it"), "Who will say what it was used for."),
        EMERGENCY_PERMIT(
                test -> test.glass("/break-glass")
                        .follows(AnEmergency.REASON)
                        .clicks("rollback of k8s/payments/checkout"),
                "Take it back"),
        EMERGENCY_WITH_ITS_PICTURE(
                test -> test.glass("/break-glass").follows(AnEmergency.REASON).clicks("Show the picture"),
                "Hide the picture"),
        ASKING_FOR_MORE(
                test -> test.glass("/break-glass").follows(AnEmergency.REASON).clicks("Ask for more …"),
                "It takes force when"),
        EMERGENCY_OVER(
                test -> test.glass("/break-glass").follows(AnEmergency.REASON).clicks("End it now"),
                "It owes the closure"),
        KILL_SWITCH(
                test -> test.emergency("security-one", "/break-glass").clicks("End all open sessions …"),
                "One is open now."),
        REVOKING(
                test -> test.emergency("commander", "/break-glass")
                        .follows(AnEmergency.REASON)
                        .clicks("Revoke …"),
                "It is over at once"),
        INCIDENTS(test -> test.emergency("commander", "/break-glass/incidents"), "one session is open for it"),
        INCIDENTS_OF_OTHERS(
                test -> test.emergency("sre-one", "/break-glass/incidents"), "Incidents are declared and resolved by"),
        DECLARING_AN_INCIDENT(
                test -> test.as("commander").opens("/break-glass/incidents").clicks("Declare an incident …"),
                "This is a drill"),
        RESOLVING_AN_INCIDENT(
                test -> test.emergency("commander", "/break-glass/incidents").clicks("Resolve …"),
                "Every session that is open for it"),
        ALTERING_AN_INCIDENT(
                test -> test.emergency("commander", "/break-glass/incidents").clicks("Alter …"), "Alter INC-7"),
        NO_DRILLS(test -> test.as("auditor").opens("/break-glass/drills"), "No drill was held yet"),
        DRILLS(test -> test.drilled("/break-glass/drills"), "2 of 6 shown"),
        DRILL(test -> test.drilled("/break-glass").follows(AnEmergency.REASON), "What this drill has shown"),
        CHECKLIST_OF_NOTHING(test -> test.as("auditor").opens("/compliance"), "nothing to look at in this period"),
        CHECKLIST(test -> test.withOffenders(), "1 of 1"),
        PROCESSES(test -> test.atTheProcesses(""), "Half left within"),
        PROCESS_BY_TIME(
                test -> test.atTheProcesses("?measure=long&element=userTask_reviewChange"), "Only those there now"),
        REPORTS(test -> test.as("auditor").opens("/compliance/reports"), "Did anybody decide who must not"),
        REPORT(test -> test.reporting("separation-of-duties"), "self_decision"),
        REPORT_OF_NOTHING(
                test -> test.as("auditor").opens("/compliance/reports/emergency-use"),
                "Nothing to report in this period"),
        REPORT_OF_A_MOMENT(test -> test.reporting("membership-at"), "Ingrid Solheim"),
        NO_HOLDS(test -> test.as("auditor").opens("/compliance/holds"), "Nothing is held."),
        HOLDS(test -> test.held("auditor"), "asked to lift it"),
        PLACING_A_HOLD(test -> test.held("auditor").clicks("Place a hold …"), "Two people are needed to lift it"),
        LIFTING_A_HOLD(
                test -> test.held("operator").clicks("Confirm and lift …"), "may be removed from the next night on"),
        HOLDS_OF_OTHERS(
                test -> test.as("requester").expects("status of 403").opens("/compliance/holds"),
                "Only members of compliance"),
        HISTORY_OF_NOTHING(
                test -> test.as("auditor").opens("/compliance/history"), "Nothing that you may see was ever"),
        HISTORY(test -> test.withHistory("/compliance/history"), "2 found"),
        HISTORY_TO_EXPORT(
                test -> test.withHistory("/compliance/history").clicks("Export the population"),
                "XLSX, for a spreadsheet"),
        SAMPLE_TO_DRAW(test -> test.withHistory("/compliance/sample"), "everything that you may see: 2"),
        SAMPLE(
                test -> test.withHistory("/compliance/sample?seed=audit&size=2").clicks("Draw the sample"),
                "Export the sample"),
        NO_ACCESS_REVIEWS(
                test -> test.as("auditor").opens("/compliance/access-reviews"), "No access review was started"),
        STARTING_AN_ACCESS_REVIEW(test -> test.namingReviewers(), "Others to review Site reliability"),
        ACCESS_REVIEWS(test -> test.reviewing("/compliance/access-reviews"), "wait for you"),
        ACCESS_REVIEW(test -> test.reviewing(null), "Mark all shown"),
        REVOKING_ACCESS(
                test -> test.reviewing(null).clicks("Mark all shown").clicks("Revoke …"), "It is taken away at once"),
        RAN_WITHOUT_A_PERMIT(test -> test.ranUnpermitted(), "without permit"),
        EXPLAINING(test -> test.ranUnpermitted().clicks("Explain …"), "It stays without a permit"),
        CONTROLS(test -> test.as("requester").opens("/compliance/controls"), "Remains with you"),
        SELF_CHECK_NEVER_RUN(test -> test.as("auditor").opens("/compliance/self-check"), "It has not run yet"),
        SELF_CHECK(test -> test.selfChecked(), "does not hold"),
        MODELS(test -> test.as("auditor").opens("/models"), "Decision tables"),
        UPLOADING_A_MODEL(
                test -> test.as("modeler-one").opens("/models").clicks("Upload a model …"),
                "Nothing that is in force changes."),
        TABLES(test -> test.as("auditor").opens("/models/risk.dmn"), "Outside office hours?"),
        FORM(test -> test.as("auditor").opens("/models/decision.form"), "must be filled in"),
        PROCESS(test -> test.drawn(test.as("auditor").opens("/models/change-approval.bpmn")), "in force"),
        PROCESS_AS_TEXT(
                test -> test.as("auditor").opens("/models/change-approval.bpmn").clicks("As text"), "bpmn:definitions"),
        NO_DRAFTS(test -> test.as("modeler-one").opens("/models/drafts"), "Nobody works on a model"),
        DRAFTS(test -> test.drafting("/models/drafts"), "begun from version 1"),
        DRAFTS_OF_OTHERS(
                test -> test.as("requester").expects("status of 403").opens("/models/drafts"), "Drafts are seen by"),
        EDITING_TABLES(test -> test.editing("risk.dmn", ".tjs-container"), "Saved"),
        EDITING_A_PROCESS(test -> test.choosing("change-approval.bpmn"), "User assignment"),
        EDITING_A_FORM(test -> test.editing("outcome.form", ".fjs-palette"), "Components"),
        EDITED_BY_ANOTHER(test -> test.lookingOn(), "edits this draft"),
        REMARKING(test -> test.editing("risk.dmn", ".tjs-container").clicks("Comments"), "Nobody has remarked"),
        TRYING(test -> test.trying(), "The draft says"),
        REPLAYING(test -> test.editing("risk.dmn", ".tjs-container").clicks("Replay"), "Every change that was asked"),
        REPLAYED(test -> test.replayed(), "Seats to fill"),
        DISCARDING(test -> test.editing("risk.dmn", ".tjs-container").clicks("Discard …"), "Nobody edits or releases"),
        COMPARING_TABLES(test -> test.comparing("risk.dmn", "Risk of a change"), "1 difference"),
        COMPARING_PROCESSES(test -> test.drawn(test.comparing("change-approval.bpmn", "Assess risk")), "Side by side"),
        NO_RELEASES(test -> test.as("modeler-one").opens("/models/releases"), "No release was asked for yet"),
        ASKING_FOR_A_RELEASE(
                test -> test.editing("risk.dmn", ".tjs-container").clicks("Ask for its release …"),
                "What changes, and why"),
        RELEASES(test -> test.releasing("modeler-two", "/models/releases"), "waits for a decision"),
        RELEASE_OF_ONES_OWN(test -> test.releasing("modeler-one", null), "You cannot decide"),
        RELEASE_TO_DECIDE_ON(test -> test.releasing("modeler-two", null), "You can decide"),
        WITHDRAWING_A_RELEASE(
                test -> test.releasing("modeler-one", null).clicks("Withdraw …"), "Nobody decides on it any more"),
        SESSION_ENDED(test -> test.whoseSessionEnded(), "Your session has ended");

        private final Function<Every_page, Visitor> way;
        private final String sight;

        Place(Function<Every_page, Visitor> way, String sight) {
            this.way = way;
            this.sight = sight;
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_for_everybody(Place place) {
        var visitor = place.way.apply(this);
        var page = visitor.page();
        assertThat(page.getByText(place.sight).first()).isVisible();

        var found = new ArrayList<String>();
        for (var view : VIEWS) {
            page.setViewportSize(view.width(), 720);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(view.theme()).setReducedMotion(ReducedMotion.REDUCE));
            page.waitForFunction(THEME, view.theme().name());
            page.evaluate(STILL);
            violations(page, view.whole()).forEach(violation -> found.add(view + " " + violation));
            ((List<?>) page.evaluate(TOO_WIDE)).forEach(part -> found.add(view + " too wide: " + part));
        }
        assertThat(found).isEmpty();
        LOOKED_AT.add(URI.create(page.url()).getPath());
        SEEN.add(place);
    }

    /** A page that is not among the places here is one that nobody has tested. */
    @AfterAll
    static void left_out_no_page() throws IOException {
        if (SEEN.containsAll(EnumSet.allOf(Place.class))) {
            var router = Files.readString(Path.of("src/main/frontend/src/app/router.tsx"));
            assertThat(PATH.matcher(router).results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .filteredOn(path -> LOOKED_AT.stream().noneMatch(pattern(path)))
                    .containsExactly("/");
        }
    }

    private static Predicate<String> pattern(String path) {
        return Pattern.compile(path.replaceAll("\\$\\w+", "[^/]+")).asMatchPredicate();
    }

    private static List<String> violations(Page page, boolean whole) {
        // What was found to be right is counted, not described: that is most of the work.
        var wanted = new AxeRunOptions();
        wanted.setResultTypes(List.of("violations"));
        var axe = new AxeBuilder(page).options(wanted);
        axe.setLegacyMode(true);
        return (whole ? axe.withTags(RULES) : axe.withRules(RULES_OF_LOOKS))
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }

    private Api.Answer proposed() {
        return aChange().submit(api);
    }

    private Visitor withATask(String account, String address) {
        aChange().submit(api);
        return as(account).opens(address);
    }

    private Visitor at(String account, Api.Answer change) {
        return as(account).opens(path(change));
    }

    private Visitor reportingLate() {
        fireWhenDue(executing(aChange().approved(api)), "boundaryEvent_outcomeOverdue");
        return as("requester").opens("/tasks").follows("Deploy checkout");
    }

    private Visitor glass(String address) {
        var session = anEmergency()
                .scoped("actions", List.of("rollback", "data-migration"))
                .openDeclared(api);
        expect(201, api.as("sre-one").post("/break-glass/" + session.text("id") + "/actions", AnEmergency.aRollback()));
        return as("sre-one").opens(address);
    }

    private Visitor emergency(String account, String address) {
        glass("/break-glass");
        return as(account).opens(address);
    }

    private Visitor drilled(String address) {
        expect(
                201,
                api.as("commander")
                        .post(
                                "/incidents",
                                Map.of(
                                        "reference", "DRILL-7",
                                        "severity", "sev2",
                                        "title", "Checkout is down, we say",
                                        "rehearsal", true)));
        expect(
                201,
                anEmergency()
                        .of("DRILL-7", "sev2")
                        .scoped("environments", List.of("staging"))
                        .open(api));
        return as("sre-one").opens(address);
    }

    /** An emergency action ran, and its outcome was not reported. */
    private Visitor atTheProcesses(String look) {
        aChange().submit(api);
        var visitor = as("auditor").opens("/compliance/processes" + look);
        assertThat(visitor.page().locator(".picture--heat svg").first()).isVisible();
        return visitor;
    }

    private Visitor reporting(String report) {
        var change = aChange().submit(api);
        expect(403, api.as("requester").post(path(change) + "/decisions", AChange.approvalOf(change)));
        return as("auditor").opens("/compliance/reports/" + report);
    }

    private Visitor namingReviewers() {
        var visitor = as("auditor").opens("/compliance/access-reviews").clicks("Start an access review …");
        visitor.choice("The memberships of every team").click();
        visitor.choice("Site reliability").click();
        return visitor;
    }

    private Visitor reviewing(@Nullable String address) {
        var start = Map.of(
                "title",
                "Who needs what, autumn",
                "dueAt",
                time.now().plusSeconds(600_000).toString(),
                "tokens",
                true,
                "reviewers",
                List.of("sre-one", "owner-one"));
        var review = expect(201, api.as("auditor").post("/compliance/access-reviews", start));
        return as("sre-one").opens(address == null ? "/compliance/access-reviews/" + review.text("id") : address);
    }

    private Visitor ranUnpermitted() {
        var token = expect(
                        201,
                        api.as("operator")
                                .post("/directory/tokens", Map.of("account", "ci-payments", "name", "deployer")))
                .text("secret");
        var seen = Map.of(
                "source", "argo",
                "externalId", "sync-1",
                "project", "payments",
                "environment", "production",
                "target", "k8s/payments/checkout",
                "at", time.now().toString());
        expect(200, api.withToken(token).post("/compliance/observed-executions", Map.of("items", List.of(seen))));
        return as("auditor").opens("/compliance/reports/reconciliation");
    }

    private Visitor selfChecked() {
        executing(aChange().approved(api));
        jdbc.sql("update countersign.stage set seats = 5").update();
        expect(202, api.as("auditor").post("/compliance/self-checks", Map.of()));
        runSelfCheck.run();
        return as("auditor").opens("/compliance/self-check");
    }

    private Visitor withOffenders() {
        var session = expect(201, anEmergency().openDeclared(api));
        var path = "/break-glass/" + session.text("id");
        var permit = expect(201, api.as("sre-one").post(path + "/actions", AnEmergency.aRollback()));
        expect(
                200,
                api.as("sre-one")
                        .post(
                                "/break-glass/permits/" + permit.text("id") + "/redemptions",
                                AnEmergency.startOf(permit)));
        expect(200, api.as("sre-one").post(path + "/end", Map.of()));
        aChange().approved(api);
        return as("auditor").opens("/compliance");
    }

    private Visitor held(String account) {
        var why = Map.of("reason", "The regulator asked for these papers; see the letter of May.");
        var hold = expect(
                201,
                api.as("auditor")
                        .post(
                                "/compliance/holds",
                                Map.of("kind", "project", "subject", "payments", "reason", why.get("reason"))));
        expect(200, api.as("auditor").post("/compliance/holds/" + hold.text("id") + "/lift", why));
        expect(
                201,
                api.as("auditor").post("/compliance/holds", Map.of("kind", "all", "reason", "An audit is under way.")));
        return as(account).opens("/compliance/holds");
    }

    private Visitor withHistory(String address) {
        aChange().approved(api);
        expect(201, anEmergency().openDeclared(api));
        return as("auditor").opens(address);
    }

    private Visitor told() {
        aChange().approved(api);
        return as("requester").opens("/notifications");
    }

    private Visitor whoRuns() {
        executing(aChange().approved(api));
        return as("requester").opens("/executions");
    }

    private Visitor revising() {
        return as("requester").opens(path(rejected(aChange(), "Say how the schema goes back.")) + "/revise");
    }

    private Visitor atTheQueue() {
        aChange().submit(api);
        aChange().in("staging").having("title", "Deploy checkout 2.15.0").submit(api);
        rejected(aChange().having("title", "Raise the limits"), "Say how the schema goes back.");
        var visitor = as("sre-one").opens("/changes?view=all");
        visitor.sees("Raise the limits");
        return visitor;
    }

    private static Visitor drawn(Visitor visitor) {
        assertThat(visitor.page().locator(".picture--model .djs-shape").first()).isVisible();
        return visitor;
    }

    private String draft(String name, @Nullable String passage) {
        var version = api.as("modeler-one").get("/models/" + name).text("model/version");
        var content = api.as("modeler-one")
                .get("/models/" + name + "/versions/" + version)
                .text("content");
        var wanted = passage == null
                ? Map.of("name", name)
                : Map.of("name", name, "content", content.replace(passage, passage + ", mostly"));
        return expect(201, api.as("modeler-one").post("/models/drafts", wanted)).text("id");
    }

    private Visitor drafting(String address) {
        draft("risk.dmn", null);
        return as("modeler-one").opens(address);
    }

    /** Once its editor is there. */
    private Visitor editing(String name, String sign) {
        var visitor = as("modeler-one").opens("/models/drafts/" + draft(name, null));
        assertThat(visitor.page().locator(sign).first()).isVisible();
        assertThat(visitor.page().locator(".panels__head")).containsText("It can");
        return visitor;
    }

    private Visitor choosing(String name) {
        var visitor = editing(name, ".djs-palette");
        visitor.page()
                .locator("[data-element-id=userTask_reviewChange] .djs-hit")
                .click();
        visitor.sees("User assignment").click();
        return visitor;
    }

    private Visitor lookingOn() {
        var draft = draft("risk.dmn", null);
        expect(200, api.as("modeler-two").post("/models/drafts/" + draft + "/lock", Map.of()));
        return as("modeler-one").expects(CONFLICT).opens("/models/drafts/" + draft);
    }

    private Visitor trying() {
        var visitor = editing("risk.dmn", ".tjs-container").clicks("Try it");
        visitor.page().locator("#try-project").selectOption("payments");
        visitor.page().locator("#try-target").fill("k8s/payments/checkout");
        visitor.page().locator(".try button[type=submit]").click();
        visitor.sees("Rules of the draft that fit");
        return visitor;
    }

    private Visitor replayed() {
        aChange().submit(api);
        time.advance(Duration.ofHours(2));
        var draft = draft("risk.dmn", null);
        var range = Map.of(
                "from", time.now().minus(Duration.ofHours(4)).toString(),
                "until", time.now().minusSeconds(60).toString());
        var replay = expect(202, api.as("modeler-one").post("/models/drafts/" + draft + "/replays", range));
        return as("modeler-one").opens("/models/replays/" + replay.text("id"));
    }

    private Visitor comparing(String name, String passage) {
        var draft = draft(name, passage);
        return as("modeler-one").opens("/models/compare?from=" + name + "@1&to=" + draft);
    }

    private Visitor releasing(String account, @Nullable String address) {
        var draft = draft("outcome.form", "Digest of what ran");
        var digest = expect(200, api.as("modeler-one").post("/models/drafts/" + draft + "/check", Map.of()))
                .text("digest");
        var wanted = Map.of(
                "draft", draft, "digest", digest, "summary", "The question is put more gently.", "instances", "stay");
        var release = expect(201, api.as("modeler-one").post("/models/releases", wanted));
        return as(account).opens(address == null ? "/models/releases/" + release.text("id") : address);
    }

    private Visitor refusedAtTheDoor() {
        var visitor = aStranger().opens("/sign-in").fills("Account", "sre-one");
        visitor.page().locator("#secret").fill("wrong");
        visitor.clicks("Sign in");
        assertThat(visitor.page().locator(".cds--inline-notification")).isVisible();
        return visitor;
    }

    private Visitor whoseSessionEnded() {
        var visitor = at("sre-one", proposed()).expects(UNAUTHORISED);
        visitor.sees("You can decide");
        visitor.context().clearCookies();
        return visitor.clicks("Claim");
    }
}
