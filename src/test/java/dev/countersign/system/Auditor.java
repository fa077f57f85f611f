package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes evidence away, and verifies it by the command of the manual. */
final class Auditor {

    private Auditor() {}

    /** Everything is in the log, and under its signature. */
    static void awaitSigned(RunningApplication application) {
        await("everything is in the log, and signed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> count(application, "audit_pending") == 0
                        && count(application, "audit_head where noted = size and size > 0") == 1);
    }

    private static long count(RunningApplication application, String what) throws Exception {
        try (var connection = application.connect();
                var rows = connection.createStatement().executeQuery("select count(*) from countersign." + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static byte[] get(RunningApplication application, String path) throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString("auditor:demo".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(application.url() + path))
                .header("Authorization", "Basic " + basic)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** One bit of one member: a zip says some things twice, and nobody reads both. */
    static void alter(Path file, String member) throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        var bytes = members.get(member);
        assertThat(bytes).as(member).isNotEmpty();
        bytes[bytes.length / 2] ^= 1;
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var one : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
    }

    /** @return what it said */
    static String verifies(int expected, Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", RunningApplication.jar(), "verify"));
        command.addAll(Stream.of(arguments).map(Object::toString).toList());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }
}
