package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.countersign.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Process owners change the rules by themselves, from the first stroke to what the next change is asked; and back again. */
class Owners_who_change_the_rules extends BrowserTest {

    private static final String WHY = "Staging waits a day and a half at most, since releases are daily now.";
    private static final String RULE = "rule_terms_staging";
    private static final String FORM = """
            {"id": "legal-sign-off", "type": "default", "components": [
              {"id": "allowed", "key": "contractAllows", "type": "checkbox", "label": "The contract allows it"}]}""";

    @Test
    void edit_see_what_is_wrong_try_replay_ask_decide_and_go_back() {
        var before = expect(201, aChange().in("staging").submit(api));
        var lucia = as("modeler-one").opens("/models/approval-policy.dmn");
        lucia.clicks("Edit");

        types(lucia, cell(lucia, "input_approvalTerms_environment"), "\"staging\",\"production\"");
        lucia.sees("It cannot be released yet");
        finds(lucia, "overlap");
        types(lucia, cell(lucia, "input_approvalTerms_environment"), "\"development\"");
        finds(lucia, "gap");
        types(lucia, cell(lucia, "input_approvalTerms_environment"), "\"staging\"");
        lucia.sees("It can be released");
        types(lucia, cell(lucia, "output_approvalTerms_decideWithin"), "\"P1DT12H\"");
        lucia.page().waitForCondition(() -> saved(lucia).contains("P1DT12H"));

        tab(lucia, "Try it");
        lucia.page().locator("#try-project").selectOption("payments");
        lucia.page().locator("#try-environment").selectOption("staging");
        lucia.fills("Target", "k8s/payments/checkout");
        lucia.page().locator(".try__send button[type=submit]").click();
        lucia.sees("The draft says otherwise");
        lucia.sees("Rules of the draft that fit");

        tab(lucia, "Replay");
        lucia.clicks("Replay them");
        lucia.sees("Every change as CSV");
        assertThat(lucia.page().locator(".effects")).containsText("1");

        lucia.clicks("Ask for its release …");
        lucia.fills("What changes, and why", WHY);
        asks(lucia);
        lucia.seesHeading(WHY);
        lucia.sees("You cannot decide: you wrote it or asked for it.");
        lucia.doesNotSee("Your decision");

        var arjun = as("modeler-two").opens("/models/releases");
        arjun.follows(WHY).sees("Your decision");
        arjun.sees("Nothing stands in its way");
        approves(arjun, "Read the difference and the replay: one change would have waited less.");
        itsTimeComes();
        lucia.page().reload();
        assertThat(lucia.page().locator(".change-head__tags")).containsText("version 2");

        var after = aChange().in("staging").submit(api);
        assertThat(timeToDecide(after)).isEqualTo(Duration.ofHours(36));
        assertThat(timeToDecide(seen(before))).isEqualTo(Duration.ofDays(2));

        arjun.opens("/models/approval-policy.dmn");
        arjun.clicks("Go back to it …");
        arjun.fills("Why", "Nobody is there at night.");
        asks(arjun);
        arjun.sees("You cannot decide: you wrote it or asked for it.");
        lucia.opens("/models/releases").follows("Nobody is there at night.").sees("Your decision");
        approves(lucia, "Right: the old rule was better for the night.");
        itsTimeComes();
        assertThat(timeToDecide(aChange().in("staging").submit(api))).isEqualTo(Duration.ofDays(2));
        arjun.opens("/models/approval-policy.dmn").sees("Version 3");
    }

    @Test
    void add_a_task_with_a_form_of_their_own() {
        var lucia = as("modeler-one").opens("/models");
        lucia.clicks("Upload a model …");
        lucia.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "legal-sign-off.form", "application/json", FORM.getBytes(StandardCharsets.UTF_8)));
        lucia.clicks("Upload it");
        lucia.page().waitForURL(Pattern.compile(".*/models/drafts/mdr_.*"));
        released(draftOf(lucia));

        lucia.opens("/models/change-approval.bpmn").clicks("Edit");
        assertThat(lucia.page().locator("g[data-element-id=businessRuleTask_workOutPolicy]"))
                .isVisible();
        lucia.page().waitForCondition(() -> {
            clickOn(lucia, "businessRuleTask_workOutPolicy", 10, 10);
            return lucia.button("Add it").isEnabled();
        });
        lucia.page().locator("#editor-step").selectOption("formTask");
        lucia.clicks("Add it");
        assertThat(lucia.page().locator(".bio-properties-panel-header-label")).containsText("Task with a form");
        lucia.page()
                .locator(".bio-properties-panel-group-header")
                .filter(new Locator.FilterOptions().setHasText("Custom properties"))
                .click();
        lucia.page().getByLabel("Whose task it is: a team, or an expression").fill("compliance");
        lucia.page()
                .getByLabel("Form", new Page.GetByLabelOptions().setExact(true))
                .selectOption("legal-sign-off");
        lucia.page()
                .waitForCondition(() -> saved(lucia).contains("\"legal-sign-off\"")
                        && saved(lucia).contains("camunda:candidateGroups=\"compliance\""));
        isSaved(lucia);
        lucia.sees("It can be released");
        released(draftOf(lucia));

        var change = expect(201, aChange().submit(api));
        var auditor = as("auditor").opens("/tasks");
        auditor.seesHeading("Task with a form 1");
        auditor.follows("Deploy checkout 2.14.0");
        auditor.ticks("The contract allows it");
        auditor.clicks("Complete");
        auditor.page()
                .waitForCondition(
                        () -> !seen(change).body().at("/allowedActions").isMissingNode());
        assertThat(expect(201, api.as("sre-one").post(path(change) + "/decisions", approvalOf(change)))
                        .text("decision/verdict"))
                .isEqualTo("approve");
    }

    /** Where bpmn-js draws an element: what lies over it gets the click, as it would under a hand. */
    private static void clickOn(Visitor visitor, String id, double fromLeft, double fromTop) {
        var drawn = visitor.page()
                .locator("g[data-element-id=" + id + "] > .djs-visual")
                .first();
        drawn.evaluate("node => node.scrollIntoView({block: 'center'})");
        var box = drawn.boundingBox();
        var mouse = visitor.page().mouse();
        mouse.move(box.x + box.width / 3, box.y + box.height / 3);
        var y = box.y + Math.min(fromTop, box.height / 2);
        mouse.move(box.x + fromLeft, y);
        mouse.click(box.x + fromLeft, y);
    }

    private static Locator cell(Visitor visitor, String column) {
        return visitor.page().locator("td[data-row-id=" + RULE + "][data-col-id=" + column + "]");
    }

    private static void types(Visitor visitor, Locator cell, String text) {
        cell.click();
        visitor.presses("Control+A");
        visitor.page().keyboard().type(text);
    }

    private static void finds(Visitor visitor, String rule) {
        assertThat(visitor.page()
                        .locator(".findings code")
                        .filter(new Locator.FilterOptions().setHasText(rule))
                        .first())
                .isVisible();
    }

    private static void isSaved(Visitor visitor) {
        assertThat(visitor.page().locator(".draft-head__state")).containsText(Pattern.compile("^Saved"));
    }

    private static void tab(Visitor visitor, String name) {
        visitor.part("Beside the draft")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void asks(Visitor visitor) {
        visitor.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Ask for it").setExact(true))
                .click();
    }

    private static void approves(Visitor visitor, String reason) {
        visitor.page().locator("label[for=release-approve]").click();
        visitor.fills("Reason", reason).clicks("Send approval");
        visitor.doesNotSee("Your decision");
    }

    /** What the job executor would do now. */
    private void itsTimeComes() {
        var jobs = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("model-release")
                .executable();
        for (var due = jobs.list(); !due.isEmpty(); due = jobs.list()) {
            due.forEach(job -> door.open(() -> engine.getManagementService().executeJob(job.getId())));
        }
    }

    private static Duration timeToDecide(Api.Answer change) {
        return Duration.between(Instant.parse(change.text("createdAt")), Instant.parse(change.text("dueAt")));
    }

    private static String draftOf(Visitor visitor) {
        var path = visitor.page().url();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String saved(Visitor visitor) {
        return expect(200, api.as("modeler-one").get("/models/drafts/" + draftOf(visitor)))
                .text("content");
    }

    private void released(String draft) {
        var digest = expect(200, api.as("modeler-one").get("/models/drafts/" + draft))
                .text("draft/digest");
        var release = expect(
                201,
                api.as("modeler-one")
                        .post(
                                "/models/releases",
                                Map.of(
                                        "draft",
                                        draft,
                                        "digest",
                                        digest,
                                        "summary",
                                        "Legal signs off what a contract is about.",
                                        "instances",
                                        "stay")));
        expect(
                201,
                api.as("modeler-two")
                        .post(
                                "/models/releases/" + release.text("id") + "/decisions",
                                Map.of("verdict", "approve", "reason", "As the lawyers asked.", "digest", digest)));
        itsTimeComes();
        assertThat(expect(200, api.as("modeler-one").get("/models/releases/" + release.text("id")))
                        .text("status"))
                .isEqualTo("released");
    }
}
