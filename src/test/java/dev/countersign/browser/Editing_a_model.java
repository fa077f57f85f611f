package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A process owner changes a rule in the browser; another one sees who does. */
class Editing_a_model extends BrowserTest {

    private static final String RULE = "rule_development";
    private static final Pattern SAVED = Pattern.compile("^Saved");

    @Test
    void a_rule_is_edited_saved_and_there_after_a_reload() {
        var lucia = as("modeler-one").opens("/models");
        lucia.follows("Risk").sees("Risk of a change");
        lucia.clicks("Edit");
        type(lucia, "\"deploy\"");
        isSaved(lucia);
        assertThat(lucia.button("Undo")).isEnabled();
        lucia.sees("No rule of risk fits");
        lucia.button("Show risk").first().click();
        assertThat(saved(lucia)).contains("<text>\"deploy\"</text>");

        lucia.page().reload();
        assertThat(action(lucia)).containsText("\"deploy\"");
        lucia.follows("what it changes").sees("1 difference: 1 changed.");
        assertThat(lucia.page().locator("ins").first()).containsText("\"deploy\"");
    }

    @Test
    void whoever_comes_second_reads_along_and_sees_who_edits() {
        var draft = draft("modeler-one", "risk.dmn");
        var lucia = as("modeler-one").opens("/models/drafts/" + draft);
        assertThat(action(lucia)).isVisible();
        isSaved(lucia);

        var arjun = as("modeler-two").expects(CONFLICT).opens("/models/drafts/" + draft);
        arjun.sees("edits this draft. You can read it as it is saved.");
        assertThat(arjun.page().locator(".lock-notice")).containsText("Lucia Moretti");
        arjun.doesNotSee("Discard …");
        arjun.sees("Risk of a change");

        lucia.opens("/models");
        lucia.sees("Decision tables");
        arjun.sees("It is free again.");
        arjun.clicks("Edit it");
        type(arjun, "\"rollback\"");
        isSaved(arjun);
        assertThat(saved(arjun)).contains("<text>\"rollback\"</text>");
    }

    @Test
    void a_step_is_picked_and_leads_on() {
        var lucia = as("modeler-one").opens("/models/drafts/" + draft("modeler-one", "change-approval.bpmn"));
        lucia.page().locator("[data-element-id=userTask_remedyChange] .djs-hit").click();
        lucia.page().locator("#editor-step").selectOption("remindApprovers");
        lucia.clicks("Add it");
        assertThat(lucia.page().locator(".bio-properties-panel-header-label")).containsText("Remind approvers");
        lucia.page().waitForCondition(() -> saved(lucia).contains("countersign.remindApprovers"));
        assertThat(saved(lucia))
                .containsPattern(
                        "name=\"Remind approvers\"[^>]* camunda:delegateExpression=\"\\$\\{remindApprovers}\"");
    }

    @Test
    void what_the_guard_refuses_is_not_offered() {
        // bpmn-js says so of itself when its menu opens.
        var lucia = as("modeler-one")
                .expects("ContextPad#getPad is deprecated")
                .opens("/models/drafts/" + draft("modeler-one", "change-approval.bpmn"));
        lucia.page()
                .locator("[data-element-id=serviceTask_countDecisions] .djs-hit")
                .click();
        lucia.sees("What it does");
        lucia.doesNotSee("Execution listeners");
        lucia.doesNotSee("Field injections");
        lucia.page().locator("[data-action=replace]").click();
        assertThat(lucia.page().locator(".djs-popup [data-id=replace-with-user-task]"))
                .isVisible();
        assertThat(lucia.page().locator(".djs-popup [data-id=replace-with-script-task]"))
                .hasCount(0);
    }

    @Test
    void nothing_is_lost_while_the_server_is_away() {
        var lucia = as("modeler-one")
                .expects("Failed to load resource")
                .opens("/models/drafts/" + draft("modeler-one", "risk.dmn"));
        assertThat(action(lucia)).isVisible();
        isSaved(lucia);
        lucia.page().route("**/api/v1/models/drafts/*", route -> {
            if (route.request().method().equals("PUT")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        type(lucia, "\"deploy\"");
        lucia.sees("Not saved: the server does not answer.");
        lucia.page().onDialog(Dialog::accept);
        lucia.page().reload();
        assertThat(action(lucia)).containsText("\"deploy\"");
        lucia.sees("Not saved: the server does not answer.");
        lucia.page().unroute("**/api/v1/models/drafts/*");
        isSaved(lucia);
        assertThat(saved(lucia)).contains("<text>\"deploy\"</text>");
    }

    @Test
    void a_form_is_edited() {
        var lucia = as("modeler-one").opens("/models/drafts/" + draft("modeler-one", "outcome.form"));
        var field = lucia.page().locator(".fjs-palette-field[data-field-type=textfield]");
        assertThat(field).isVisible();
        field.focus();
        lucia.presses("Enter");
        lucia.page().waitForCondition(() -> saved(lucia).contains("\"type\": \"textfield\""));
        isSaved(lucia);
    }

    private String draft(String account, String name) {
        return expect(201, api.as(account).post("/models/drafts", Map.of("name", name)))
                .text("id");
    }

    /** What the server has of the draft that somebody looks at. */
    private String saved(Visitor visitor) {
        var path = visitor.page().url();
        return expect(200, api.as("modeler-one").get("/models/drafts/" + path.substring(path.lastIndexOf('/') + 1)))
                .text("content");
    }

    private static Locator action(Visitor visitor) {
        return visitor.page().locator("td[data-row-id=" + RULE + "][data-col-id=input_risk_action]");
    }

    private static void type(Visitor visitor, String text) {
        action(visitor).click();
        visitor.page().keyboard().type(text);
        assertThat(state(visitor)).not().containsText(SAVED);
    }

    private static void isSaved(Visitor visitor) {
        assertThat(state(visitor)).containsText(SAVED);
    }

    private static Locator state(Visitor visitor) {
        return visitor.page().locator(".draft-head__state");
    }
}
