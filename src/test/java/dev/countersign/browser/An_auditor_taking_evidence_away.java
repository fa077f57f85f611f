package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.AChange.aChange;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.audit.SequenceEntries;
import dev.countersign.audit.SignCheckpoint;
import dev.countersign.audit.StartLog;
import dev.countersign.audit.verify.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** From the page of a change or a session to a file that is verified without the server. */
class An_auditor_taking_evidence_away extends BrowserTest {

    @Autowired
    private SequenceEntries sequence;

    @Autowired
    private SignCheckpoint sign;

    @Autowired
    private StartLog startLog;

    @Value("${countersign.home}")
    private Path home;

    @TempDir
    private Path folder;

    @BeforeEach
    void begins_a_log() throws IOException {
        Files.deleteIfExists(home.resolve("keys/log.last-signed"));
        startLog.start();
    }

    private void publish() {
        while (sequence.sequence() > 0) {
            // Until nothing is pending.
        }
        sign.sign();
    }

    private void takesAndVerifies(Page page, String id) {
        var download = page.waitForDownload(() -> button(page).click());
        assertThat(download.suggestedFilename()).isEqualTo("evidence-" + id + ".zip");
        var file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        var out = new ByteArrayOutputStream();
        int result = VerifyCommand.run(List.of(file.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(result).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static com.microsoft.playwright.Locator button(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Evidence pack"));
    }

    @Test
    void of_a_change() {
        var id = aChange().approved(api).text("id");
        publish();
        takesAndVerifies(as("auditor").opens("/changes/" + id).page(), id);
    }

    @Test
    void of_a_session() {
        var id = expect(201, anEmergency().openDeclared(api)).text("id");
        publish();
        takesAndVerifies(as("auditor").opens("/break-glass/" + id).page(), id);
    }

    @Test
    void that_is_not_signed_yet_is_told_to_try_again() {
        var requester =
                as("requester").opens("/changes/" + aChange().submit(api).text("id"));
        var page = requester.page();
        requester.expects("503");
        button(page).click();
        assertThat(page.getByText("is not in the signed log yet")).isVisible();
        assertThat(page.getByText("try again")).isVisible();
    }
}
