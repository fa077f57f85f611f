package dev.countersign.system;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** As an auditor does it: the export and the key taken away, the server stopped, the command of the manual. */
class A_log_verified_with_the_server_stopped {

    private final Path home = HomeUnderTarget.named("auditor");

    @Test
    void says_whether_anything_was_altered() throws Exception {
        var export = home.resolveSibling("log.zip");
        var pack = home.resolveSibling("evidence-pack.zip");
        String key;
        try (var application = RunningApplication.start(home).awaitReady()) {
            var api = Api.at(application.url());
            for (int i = 0; i < 2; i++) {
                aChange().having("target", "k8s/payments/app-" + i).approved(api);
            }
            var change = aChange().approved(api).text("id");
            Auditor.awaitSigned(application);
            key = new String(Auditor.get(application, "/tlog/key"), StandardCharsets.UTF_8).strip();
            Files.write(pack, Auditor.get(application, "/api/v1/compliance/evidence-packs/" + change));
            Auditor.awaitSigned(application);
            Files.write(export, Auditor.get(application, "/api/v1/compliance/log.zip"));
            application.stop();
        }
        assertThat(Auditor.verifies(0, export, key)).startsWith("VERIFIED").contains("3 changes");
        assertThat(Auditor.verifies(0, pack, key)).startsWith("VERIFIED").contains("approved");
        assertThat(Auditor.verifies(0, pack, key, export.toString())).contains("the log has no other entry about it");
        Auditor.alter(export, "checkpoint");
        assertThat(Auditor.verifies(1, export, key)).startsWith("NOT VERIFIED").contains("checkpoint: ");
        Auditor.alter(pack, "report.json");
        assertThat(Auditor.verifies(1, pack, key)).startsWith("NOT VERIFIED").contains("report.json: ");
    }
}
