package dev.countersign.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.audit.PublishedLog;
import dev.countersign.audit.SequenceEntries;
import dev.countersign.audit.SignCheckpoint;
import dev.countersign.audit.StartLog;
import dev.countersign.audit.verify.VerifyCommand;
import dev.countersign.change.LifecycleTest;
import dev.countersign.platform.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packs as they are taken over the API and checked on the command line. */
abstract class PackTest extends LifecycleTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ObjectMapper json;

    @Autowired
    private SequenceEntries sequence;

    @Autowired
    private SignCheckpoint sign;

    @Autowired
    private StartLog startLog;

    @Autowired
    private PublishedLog log;

    @Value("${countersign.home}")
    private Path home;

    @TempDir
    Path folder;

    protected String said = "";

    @BeforeEach
    void begins_a_log() throws IOException {
        Files.deleteIfExists(home.resolve("keys/log.last-signed"));
        startLog.start();
    }

    protected void publish() {
        while (sequence.sequence() > 0) {
            // Until nothing is pending.
        }
        sign.sign();
    }

    protected HttpResponse<byte[]> get(String path, String account) {
        try {
            return HTTP.send(api.as(account).request(path).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    protected byte[] taken(String id) {
        publish();
        var answer = get("/compliance/evidence-packs/" + id, "auditor");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    protected String key() {
        return log.key().orElseThrow().vkey();
    }

    protected int verify(byte[] zip, String... more) {
        try {
            var file = folder.resolve("pack.zip");
            Files.write(file, zip);
            var arguments = new ArrayList<>(List.of(file.toString()));
            arguments.addAll(List.of(more));
            var out = new ByteArrayOutputStream();
            int result = VerifyCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
            said = out.toString(StandardCharsets.UTF_8);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected void verified(byte[] zip, String... more) {
        int result = verify(zip, more);
        assertThat(result).as(said).isZero();
    }

    protected void notVerified(byte[] zip, String... words) {
        int result = verify(zip);
        assertThat(result).as(said).isEqualTo(1);
        assertThat(said).startsWith("NOT VERIFIED").contains(words);
    }

    protected static TreeMap<String, byte[]> members(byte[] zip) {
        var members = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    protected static byte[] zip(Map<String, byte[]> members) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** As a forger does it who does not forget the manifest. */
    protected byte[] forged(Map<String, byte[]> members) {
        var manifest = (ObjectNode) read(members.get("manifest.json"));
        var digests = manifest.putObject("members");
        members.forEach((name, bytes) -> {
            if (!name.equals("manifest.json")) {
                digests.put(name, Digest.of(bytes).value());
            }
        });
        members.put("manifest.json", bytes(manifest));
        return zip(members);
    }

    protected JsonNode read(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    protected ObjectNode report(byte[] zip) {
        return (ObjectNode) read(members(zip).get("report.json"));
    }
}
