package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody with the database has put a form in force that no check would have let through: it is shown, and runs nothing. */
class A_form_that_slips_past_the_guard extends BrowserTest {

    private static final String FILE = "from public.act_ge_bytearray where name_ = 'forms/decision.form'";
    private static final String HOSTILE = """
            {"id": "hostile", "type": "text", "text": "<script>window.ran = 1</script><img src=x onerror=window.ran=1>\
            <a href=javascript:window.ran=1>Read this first</a><svg onload=window.ran=1></svg>"},
            {"id": "hostile-too", "type": "textfield", "key": "ran",
             "label": "<img src=x onerror=window.ran=1>Your name", "description": "<script>window.ran = 1</script>"},""";

    @Autowired
    private JdbcClient jdbc;

    private byte[] released;

    @BeforeEach
    void the_form_is_altered_in_the_database() {
        released = jdbc.sql("select bytes_ " + FILE).query(byte[].class).single();
        var form = new String(released, StandardCharsets.UTF_8);
        var first = form.indexOf('[', form.indexOf("\"components\"")) + 1;
        put((form.substring(0, first) + HOSTILE + form.substring(first)).getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void it_is_as_it_was_released() {
        put(released);
    }

    private void put(byte[] form) {
        jdbc.sql("update public.act_ge_bytearray set bytes_ = ? where name_ = 'forms/decision.form'")
                .param(form)
                .update();
    }

    @Test
    void runs_nothing_in_the_browser_of_whoever_decides() {
        var change = aChange().submit(api);
        var ingrid = as("sre-one").expects("Content Security Policy").expects("Failed to load resource");
        ingrid.opens("/changes/" + change.text("id")).clicks("Approve …");
        ingrid.sees("Your name");
        var link = ingrid.page().getByText("Read this first");
        if (link.count() > 0) {
            link.first().click();
        }
        assertThat(ingrid.field("Reason")).isVisible();
        assertThat(ingrid.page().evaluate("() => window.ran === undefined")).isEqualTo(true);
        assertThat(ingrid.page().locator("form script, form [onerror], form [onload], form [href^='javascript:']"))
                .hasCount(0);
    }
}
