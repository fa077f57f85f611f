package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where the time goes: on the picture of the process, in a table that says the same, and down to the single change. */
class An_auditor_at_the_processes extends BrowserTest {

    private static Locator row(Visitor visitor, String element) {
        return visitor.page().locator(".elements tbody tr").filter(new Locator.FilterOptions().setHasText(element));
    }

    private void lives() {
        var change = aChange().submit(api);
        time.advance(Duration.ofHours(3));
        decided(change, "sre-one");
        aChange().having("target", "k8s/payments/ledger").submit(api);
    }

    @Test
    void finds_in_the_picture_what_the_table_says() {
        lives();
        var amina = as("auditor").opens("/compliance/processes");
        assertThat(row(amina, "Review change")).containsText(Pattern.compile("3\\s*2\\s*0\\s*3 h\\s*3 h"));
        var numbers = amina.page().locator("[data-container-id='userTask_reviewChange'] .heat-number");
        assertThat(numbers).containsText(new String[] {"3", "2 now"});
        assertThat(amina.page().locator("[data-element-id='userTask_reviewChange']"))
                .hasClass(Pattern.compile("heat-often-"));
        amina.field("Compare by").selectOption("long");
        assertThat(amina.page()).hasURL(Pattern.compile("measure=long"));
        assertThat(numbers).containsText(new String[] {"3 h", "2 now"});
        assertThat(amina.page().locator("[data-element-id='userTask_reviewChange']"))
                .hasClass(Pattern.compile("heat-long-5"));
        assertThat(amina.page().locator(".elements tbody tr").first()).containsText("Review");
    }

    @Test
    void follows_an_element_to_the_way_of_a_change() {
        lives();
        var amina = as("auditor").opens("/compliance/processes").follows("Review change: who was there");
        var visits = amina.page().locator(".visits__list li");
        assertThat(visits).hasCount(3);
        amina.choice("Only those there now").click();
        assertThat(visits).hasCount(2);
        assertThat(amina.page()).hasURL(Pattern.compile("now=true"));
        visits.first().getByRole(AriaRole.LINK).click();
        amina.clicks("Show the picture").sees("is here now");
    }

    @Test
    void selects_an_element_in_the_picture() {
        lives();
        var amina = as("auditor").opens("/compliance/processes");
        amina.page().locator("[data-element-id='userTask_reviewChange']").click();
        amina.sees("Who was at “Review change”");
    }

    @Test
    void takes_the_table_away() throws IOException {
        lives();
        var amina = as("auditor").opens("/compliance/processes");
        amina.sees("Half left within");
        var download = amina.page().waitForDownload(() -> amina.clicks("Export as CSV"));
        assertThat(download.suggestedFilename()).isEqualTo("change-approval-1.csv");
        assertThat(Files.readString(download.path()))
                .startsWith("element,name,type,entered,there now,cut short,median,90 %\r\n")
                .containsPattern("userTask_reviewChange,Review change,userTask,3,2,0,PT3H");
    }
}
