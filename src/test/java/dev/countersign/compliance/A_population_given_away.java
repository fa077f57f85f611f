package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.Api;
import dev.countersign.audit.PublishedLog;
import dev.countersign.audit.SequenceEntries;
import dev.countersign.audit.SignCheckpoint;
import dev.countersign.audit.StartLog;
import dev.countersign.audit.tlog.Checkpoint;
import dev.countersign.audit.tlog.EntryBundle;
import dev.countersign.audit.tlog.Note;
import dev.countersign.audit.tlog.TilePath;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class A_population_given_away extends HistoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private SequenceEntries sequence;

    @Autowired
    private SignCheckpoint sign;

    @Autowired
    private PublishedLog published;

    @Autowired
    private StartLog startLog;

    @Value("${countersign.home}")
    private Path home;

    private Api auditor;

    @BeforeEach
    void something_has_happened() throws IOException {
        Files.deleteIfExists(home.resolve("keys/log.last-signed"));
        startLog.start();
        happened();
        expect(201, aChange().having("title", "=cmd|' /C calc'!A0").submit(api));
        expect(201, aChange().having("title", "+1 \"quoted\", and a comma").submit(api));
        expect(
                201,
                aChange().having("title", "@SUM(A1)").having("incident", "-1").submit(api));
        auditor = withToken("auditor");
        publish();
    }

    private void publish() {
        while (sequence.sequence() > 0) {
            // Until nothing is pending.
        }
        sign.sign();
    }

    private HttpResponse<byte[]> get(Api as, String path) {
        try {
            return HttpClient.newHttpClient().send(as.request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] file(String query) {
        var answer = get(auditor, "/compliance/population?" + query);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    private JsonNode population(String query) throws IOException {
        return JSON.readTree(file("format=json" + query));
    }

    /** A reader of RFC 4180 that is not ours to be lenient. */
    static List<List<String>> records(String csv) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var cell = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",\r\n]*))(,|\r\n)")
                .matcher(csv);
        int end = 0;
        while (cell.find()) {
            assertThat(cell.start()).isEqualTo(end);
            end = cell.end();
            record.add(cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2));
            if (cell.group(3).equals("\r\n")) {
                records.add(List.copyOf(record));
                record.clear();
            }
        }
        assertThat(end).isEqualTo(csv.length());
        return records;
    }

    private static List<List<String>> cells(String sheet) {
        var rows = new ArrayList<List<String>>();
        var row = Pattern.compile("<row [^>]*>(.*?)</row>", Pattern.DOTALL).matcher(sheet);
        while (row.find()) {
            var cells = new ArrayList<String>();
            var cell = Pattern.compile(
                            "<c r=\"[A-Z]+\\d+\"[^>]*t=\"inlineStr\"[^>]*><is><t[^>]*>(.*?)</t></is></c>",
                            Pattern.DOTALL)
                    .matcher(row.group(1));
            while (cell.find()) {
                cells.add(unescaped(cell.group(1)));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&#xa;", "\n")
                .replace("&#10;", "\n")
                .replace("_x000A_", "\n")
                .replace("&amp;", "&");
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        var parts = new TreeMap<String, String>();
        var file = Files.write(Files.createTempFile("population", ".xlsx"), zip);
        try (var in = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(in.entries())) {
                parts.put(entry.getName(), new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static String asText(JsonNode value) {
        return value.isArray()
                ? String.join(
                        "\n",
                        StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                : value.asText("");
    }

    @Test
    void has_the_same_rows_in_each_format() throws IOException {
        var json = population("").path("rows");
        assertThat(json).hasSize(11);
        var csv = records(new String(file("format=csv"), StandardCharsets.UTF_8));
        assertThat(csv).allMatch(record -> record.size() == csv.get(0).size());
        int head = csv.indexOf(csv.stream()
                .filter(record -> record.get(0).equals("kind"))
                .findFirst()
                .orElseThrow());
        var names = csv.get(head);
        var xlsx = unzipped(file("format=xlsx"));
        var sheet = cells(xlsx.get("xl/worksheets/sheet2.xml"));
        assertThat(sheet.get(0)).isEqualTo(names);
        assertThat(csv).hasSize(head + 1 + json.size());
        assertThat(sheet).hasSize(1 + json.size());
        for (int i = 0; i < json.size(); i++) {
            for (int c = 0; c < names.size(); c++) {
                var value = asText(json.get(i).path(names.get(c)));
                assertThat(sheet.get(1 + i).get(c)).as(names.get(c)).isEqualTo(value);
                assertThat(csv.get(head + 1 + i).get(c))
                        .isEqualTo(value.matches("(?s)[=+\\-@\t\r].*") ? "'" + value : value);
            }
        }
        assertThat(json).extracting(row -> row.path("id").asText()).isSorted();
    }

    @Test
    void runs_nothing_in_a_spreadsheet() throws IOException {
        var csv = new String(file("format=csv&kind=change"), StandardCharsets.UTF_8);
        assertThat(csv)
                .contains(",'=cmd|' /C calc'!A0,")
                .contains(",\"'+1 \"\"quoted\"\", and a comma\",")
                .contains(",'@SUM(A1),");
        assertThat(records(csv).stream().flatMap(List::stream)).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*"));
        var xlsx = unzipped(file("format=xlsx"));
        assertThat(xlsx.get("xl/worksheets/sheet2.xml"))
                .contains("=cmd|")
                .doesNotContain("<f>")
                .doesNotContain("<f ");
    }

    @Test
    void says_what_it_is_of() throws IOException {
        var about = population("&project=payments&status=succeeded,pending").path("about");
        assertThat(about.path("query").toString())
                .isEqualTo("{\"project\":\"payments\",\"status\":\"pending,succeeded\"}");
        assertThat(about.path("projects").isMissingNode()).isTrue();
        assertThat(about.path("count").asInt())
                .isEqualTo(about.path("inLog").asInt())
                .isPositive();
        var note = Note.parse(about.at("/log/checkpoint").asText());
        assertThat(note.signedBy(published.key().orElseThrow())).isTrue();
        var checkpoint = Checkpoint.of(note);
        assertThat(checkpoint.size()).isEqualTo(about.at("/log/treeSize").asLong());
        assertThat(checkpoint.root().base64()).isEqualTo(about.at("/log/root").asText());
        var csv = new String(file("format=csv&project=payments&status=succeeded,pending"), StandardCharsets.UTF_8);
        var head = new HashMap<String, String>();
        records(csv).forEach(record -> head.putIfAbsent(record.get(0), record.get(1)));
        assertThat(head)
                .containsEntry("query: project", "payments")
                .containsEntry("rows", about.path("count").asText())
                .containsEntry("tree size", about.at("/log/treeSize").asText())
                .containsEntry("root", about.at("/log/root").asText())
                .containsEntry("checkpoint", about.at("/log/checkpoint").asText());
    }

    @Test
    void has_every_submission_and_opening_that_the_log_has() throws IOException {
        var population = population("");
        int size = population.at("/about/log/treeSize").asInt();
        var entries = EntryBundle.read(
                published.bundle(TilePath.parse("000.p/" + size).orElseThrow()).orElseThrow());
        var inLog = new TreeMap<String, Integer>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = JSON.readTree(entries.get(i));
            if (List.of("change_submitted", "session_opened")
                    .contains(entry.path("kind").asText())) {
                inLog.put(entry.path("subject").asText(), i);
            }
        }
        var given = new TreeMap<String, Integer>();
        population
                .path("rows")
                .forEach(row ->
                        given.put(row.path("id").asText(), row.path("logIndex").asInt(-1)));
        assertThat(given).isEqualTo(inLog).hasSize(11);

        var unsigned = aChange().submit(api);
        var later = population("");
        assertThat(later.at("/about/count").asInt()).isEqualTo(12);
        assertThat(later.at("/about/inLog").asInt()).isEqualTo(11);
        assertThat(later.path("rows"))
                .filteredOn(row -> row.path("id").asText().equals(unsigned.text("id")))
                .allMatch(row -> row.path("logIndex").isMissingNode());
    }

    @Test
    void is_the_same_again_but_for_the_moment() {
        var moment = "as of,[^,]*";
        var once = new String(file("format=csv"), StandardCharsets.UTF_8);
        var again = new String(file("format=csv"), StandardCharsets.UTF_8);
        assertThat(again.replaceFirst(moment, "")).isEqualTo(once.replaceFirst(moment, ""));
    }

    @Test
    void is_an_entry_before_it_is_given() {
        file("format=csv&project=identity");
        var recorded = jdbc.sql("select data::text from countersign.audit_pending where kind = 'population_exported'")
                .query(String.class)
                .single();
        assertThat(recorded)
                .contains("\"project\": \"identity\"", "\"count\": 1", "\"treeSize\"", "\"format\": \"csv\"");
    }

    @Test
    void is_of_what_one_may_see() throws IOException {
        var answer = get(api.as("owner-one"), "/compliance/population?format=json");
        var population = JSON.readTree(answer.body());
        assertThat(population.at("/about/projects"))
                .extracting(JsonNode::asText)
                .contains("payments")
                .doesNotContain("identity");
        assertThat(population.path("rows"))
                .isNotEmpty()
                .noneMatch(row -> row.path("project").asText().equals("identity"));
        assertThat(get(api, "/compliance/population?format=json").statusCode()).isEqualTo(401);
    }

    @Test
    void refuses_what_it_does_not_understand() {
        for (var query : List.of(
                "", "?format=pdf", "?format=csv&text=%25", "?format=csv&colour=red", "?format=csv&createdFrom=x")) {
            var answer = auditor.get("/compliance/population" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
        }
        assertThat(jdbc.sql("select count(*) from countersign.audit_pending where kind = 'population_exported'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
