package dev.countersign.system;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A witness beside the application, as an operator runs the two: after the restore it shouts, and the node does not sign. */
class A_database_restored_from_yesterday {

    private static final Pattern KEY = Pattern.compile("  (\\S+\\+[0-9a-f]{8}\\+\\S+)");
    private static final Pattern PORT = Pattern.compile("Watching at 127\\.0\\.0\\.1:(\\d+)");
    private static final String SIGNED = "audit_head where noted = size and size > ";

    private final Path home = HomeUnderTarget.named("yesterday");
    private final Path yesterday = home.resolveSibling("yesterday");
    private final Path guard = home.resolve("keys/log.last-signed");
    private final Path export = home.resolveSibling("log.zip");
    private String key;
    private Process witness;

    @Test
    void is_not_signed_and_the_witness_shouts() throws Exception {
        try {
            aDayIsKept();
            var today = anotherDay();
            FileSystemUtils.deleteRecursively(home.resolve("database"));
            copy(yesterday.resolve("database"), home.resolve("database"));
            restoredAlone(today);
            Files.copy(yesterday.resolve("last-signed"), guard, StandardCopyOption.REPLACE_EXISTING);
            restoredWithItsGuard();
        } finally {
            if (witness != null) {
                witness.destroyForcibly().waitFor();
            }
        }
    }

    private void aDayIsKept() throws Exception {
        try (var application = RunningApplication.start(home).awaitReady()) {
            aChange().approved(Api.at(application.url()));
            awaitCount(application, SIGNED + 10);
            key = get(application.url() + "/tlog/key").body().strip();
            application.stop();
        }
        startWitness();
        try (var application = node()) {
            awaitCount(application, "audit_head where note like '%witness.example%'");
            application.stop();
        }
        copy(home.resolve("database"), yesterday.resolve("database"));
        Files.copy(guard, yesterday.resolve("last-signed"));
    }

    private String anotherDay() throws Exception {
        try (var application = node()) {
            aChange().having("target", "k8s/payments/today").approved(Api.at(application.url()));
            awaitCount(application, SIGNED + 15 + " and note like '%witness.example%'");
            assertThat(health(application)).isEqualTo(200);
            Files.write(
                    export,
                    HttpClient.newHttpClient()
                            .send(
                                    asAuditor(application.url() + "/api/v1/compliance/log.zip"),
                                    BodyHandlers.ofByteArray())
                            .body());
            assertThat(verify(0)).contains("VERIFIED", "witness  witness.example/w1, at ");
            assertThat(get(witnessUrl() + "/health").statusCode()).isEqualTo(200);
            application.stop();
        }
        return Files.readString(guard);
    }

    /** PostgreSQL does not start in a folder that others may look into. */
    private static void copy(Path from, Path to) throws IOException {
        FileSystemUtils.copyRecursively(from, to);
        Files.setPosixFilePermissions(to.resolve("files"), PosixFilePermissions.fromString("rwx------"));
    }

    private void restoredAlone(String today) throws Exception {
        try (var application = node()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> health(application) == 503);
            aChange().having("target", "k8s/payments/another").approved(Api.at(application.url()));
            application.awaitOutput("THE LOG IS NOT SIGNED ANY MORE").awaitOutput("CONTRADICTS THE LOG");
            awaitCount(application, "audit_head where noted < size");
            assertThat(Files.readString(guard)).isEqualTo(today);
            shouted("ROLLED BACK");
            application.stop();
        }
    }

    private void restoredWithItsGuard() throws Exception {
        try (var application = node()) {
            awaitCount(application, "audit_head where noted = size");
            application.awaitOutput("CONTRADICTS THE LOG");
            assertThat(health(application)).isEqualTo(503);
            assertThat(count(application, "audit_head where note like '%witness.example%'"))
                    .as("co-signed")
                    .isZero();
            application.stop();
        }
        assertThat(new String(Files.readAllBytes(home.resolveSibling("witness.log")), StandardCharsets.UTF_8))
                .contains("THE WITNESS COMPLAINS");
    }

    private void shouted(String what) throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(witnessUrl() + "/health").body().contains(what));
        assertThat(Files.readString(home.resolveSibling("witness/complaints"))).contains(what);
    }

    private RunningApplication node() throws IOException {
        return RunningApplication.start(
                        home,
                        "--countersign.audit.witnesses[0].url=" + witnessUrl(),
                        "--countersign.audit.witnesses[0].key=" + said(KEY))
                .awaitReady();
    }

    private void startWitness() throws IOException {
        witness = program(
                        "witness",
                        "--log",
                        key,
                        "--home",
                        home.resolveSibling("witness").toString(),
                        "--listen",
                        "127.0.0.1:0",
                        "--name",
                        "witness.example/w1",
                        "--patience",
                        "1")
                .redirectOutput(home.resolveSibling("witness.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> PORT.matcher(Files.readString(home.resolveSibling("witness.log")))
                        .find());
    }

    private static ProcessBuilder program(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-jar",
                RunningApplication.jar()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private String verify(int expected) throws IOException, InterruptedException {
        var process = program("verify", export.toString(), key, "--witness", said(KEY))
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }

    private String witnessUrl() throws IOException {
        return "http://127.0.0.1:" + said(PORT);
    }

    /** By the witness, as it began. */
    private String said(Pattern what) throws IOException {
        var found = what.matcher(Files.readString(home.resolveSibling("witness.log")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static int health(RunningApplication application) {
        return application.status("/actuator/health");
    }

    private static void awaitCount(RunningApplication application, String what) {
        await(what).atMost(Duration.ofSeconds(60)).until(() -> count(application, what) == 1);
    }

    private static long count(RunningApplication application, String what) throws Exception {
        try (var connection = application.connect();
                var rows = connection.createStatement().executeQuery("select count(*) from countersign." + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static HttpRequest asAuditor(String url) {
        var basic = Base64.getEncoder().encodeToString("auditor:demo".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Basic " + basic)
                .build();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient().send(asAuditor(url), BodyHandlers.ofString());
    }
}
