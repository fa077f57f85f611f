package dev.countersign.system;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
            await("everything is in the log, and signed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> count(application, "audit_pending") == 0
                            && count(application, "audit_head where noted = size and size > 30") == 1);
            key = new String(get(application, "/tlog/key"), StandardCharsets.UTF_8).strip();
            Files.write(pack, get(application, "/api/v1/compliance/evidence-packs/" + change));
            await("that it was taken is in the log as well")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> count(application, "audit_pending") == 0
                            && count(application, "audit_head where noted = size") == 1);
            Files.write(export, get(application, "/api/v1/compliance/log.zip"));
            application.stop();
        }
        assertThat(verify(0, export, key)).startsWith("VERIFIED").contains("3 changes");
        assertThat(verify(0, pack, key)).startsWith("VERIFIED").contains("approved");
        assertThat(verify(0, pack, key, export.toString())).contains("the log has no other entry about it");
        for (var file : List.of(export, pack)) {
            var altered = Files.readAllBytes(file);
            altered[altered.length / 2] ^= 1;
            Files.write(file, altered);
            assertThat(verify(1, file, key)).startsWith("NOT VERIFIED");
        }
    }

    private static long count(RunningApplication application, String what) throws Exception {
        try (var connection = application.connect();
                var rows = connection.createStatement().executeQuery("select count(*) from countersign." + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static byte[] get(RunningApplication application, String path) throws Exception {
        var basic = Base64.getEncoder().encodeToString("auditor:demo".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(application.url() + path))
                .header("Authorization", "Basic " + basic)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String verify(int expected, Path file, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", RunningApplication.jar(), "verify", file.toString()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }
}
