package dev.countersign.compliance;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A_sample_of_the_history extends HistoryTest {

    private Api auditor;

    @BeforeEach
    void something_has_happened() {
        happened();
        for (int i = 0; i < 6; i++) {
            expect(
                    201,
                    aChange().in("development").having("title", "Number " + i).submit(api));
        }
        auditor = withToken("auditor");
    }

    private JsonNode sample(String query) {
        return expect(200, auditor.get("/compliance/sample?" + query)).body();
    }

    private static List<String> ids(JsonNode sample) {
        return StreamSupport.stream(sample.path("items").spliterator(), false)
                .map(item -> item.at("/row/id").asText())
                .toList();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void is_drawn_again_by_hand() {
        var sample = sample("seed=audit-2026&size=6&strata=environment,kind");
        var strata = new TreeMap<String, List<String>>();
        auditor.get("/compliance/history?limit=200").body().path("items").forEach(row -> {
            var environments = new ArrayList<String>();
            row.path("environments").forEach(one -> environments.add(one.asText()));
            strata.computeIfAbsent(
                            "kind=" + row.path("kind").asText() + ", environment=" + String.join(", ", environments),
                            name -> new ArrayList<>())
                    .add(row.path("id").asText());
        });
        var expected = new ArrayList<String>();
        int total = 0;
        for (var part : sample.path("parts")) {
            var ids = strata.get(part.path("stratum").asText());
            assertThat(ids).hasSize(part.path("population").asInt());
            int chosen = part.path("chosen").asInt();
            assertThat(chosen).isPositive();
            total += chosen;
            ids.stream()
                    .sorted(Comparator.comparing(id -> hash("audit-2026" + id)))
                    .limit(chosen)
                    .forEach(expected::add);
        }
        assertThat(sample.path("parts")).hasSize(strata.size());
        assertThat(total).isEqualTo(6);
        assertThat(ids(sample)).isEqualTo(expected);
        assertThat(sample.at("/items/0/hash").asText())
                .isEqualTo(hash("audit-2026" + sample.at("/items/0/row/id").asText()));
    }

    @Test
    void is_the_same_for_the_same_seed_and_another_for_another() {
        var once = sample("seed=a&size=4&strata=risk");
        assertThat(ids(sample("seed=a&size=4&strata=risk"))).isEqualTo(ids(once));
        // Of few samples that there can be, another seed may draw the same; not all of them do.
        assertThat("bcdefghij".chars().mapToObj(seed -> ids(sample("seed=" + (char) seed + "&size=4&strata=risk"))))
                .anyMatch(other -> !other.equals(ids(once)));
        assertThat(once.at("/of/count").asInt()).isEqualTo(14);
    }

    @Test
    void chooses_everything_equally_often() {
        var times = new HashMap<String, Integer>();
        for (int i = 0; i < 210; i++) {
            ids(sample("kind=change&size=4&seed=" + i)).forEach(id -> times.merge(id, 1, Integer::sum));
        }
        // 13 changes, 4 of them 210 times: 64.6 each, with a deviation of 6.7.
        assertThat(times).hasSize(13);
        assertThat(times.values()).allMatch(count -> count > 37 && count < 92);
    }

    @Test
    void is_all_where_that_is_fewer_and_nothing_of_nothing() {
        assertThat(ids(sample("seed=a&size=100"))).hasSize(14).doesNotHaveDuplicates();
        assertThat(ids(sample("seed=a&size=14&strata=month,action,status"))).hasSize(14);
        var nothing = sample("seed=a&size=5&project=nowhere&strata=risk");
        assertThat(ids(nothing)).isEmpty();
        assertThat(nothing.path("parts")).isEmpty();
    }

    @Test
    void is_of_what_one_may_see_and_what_was_asked_for() {
        assertThat(ids(sample("seed=a&size=100&project=identity"))).hasSize(1);
        assertThat(expect(200, api.as("owner-one").get("/compliance/sample?seed=a&size=100&project=identity"))
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void is_an_entry() {
        sample("seed=audit-2026&size=3&strata=risk&kind=change");
        var recorded = jdbc.sql("select data::text from countersign.audit_pending where kind = 'sample_drawn'")
                .query(String.class)
                .single();
        assertThat(recorded).contains("\"seed\": \"audit-2026\"", "\"size\": 3", "\"risk\"", "\"count\": 13");
    }

    @Test
    void is_a_file_with_its_seed_in_it() {
        var sample = sample("seed=audit-2026&size=3");
        var answer = expectFile("/compliance/sample?seed=audit-2026&size=3&format=csv");
        var records = A_population_given_away.records(answer);
        var head = new HashMap<String, String>();
        records.forEach(record -> head.putIfAbsent(record.get(0), record.get(1)));
        assertThat(head)
                .containsAllEntriesOf(Map.of("seed", "audit-2026", "size", "3", "stratum: everything", "3 of 14"));
        assertThat(records.subList(records.size() - 3, records.size()))
                .extracting(record -> record.get(4))
                .isEqualTo(ids(sample));
    }

    private String expectFile(String path) {
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(auditor.request(path).GET().build(), java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "seed=a, 400",
        "size=3, 400",
        "seed=a&size=x, 400",
        "seed=a&size=0, 422",
        "seed=a&size=-1, 422",
        "seed=a&size=1001, 422",
        "seed=&size=3, 422",
        "seed=a&size=3&strata=colour, 400",
        "seed=a&size=1&strata=kind, 422",
        "seed=a&size=3&format=pdf, 400",
        "seed=a&size=3&text=%25, 400"
    })
    void refuses_what_cannot_be_drawn(String query, int status) {
        var answer = auditor.get("/compliance/sample?" + query);
        assertThat(answer.status()).as(query + answer.body()).isEqualTo(status);
    }
}
