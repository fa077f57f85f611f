package dev.countersign.audit;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

class Entries_in_the_log extends LogTest {

    @Autowired
    private TransactionTemplate transactions;

    @AfterEach
    void nothing_sabotages() {
        for (var table : List.of("audit_leaf", "audit_sealed", "audit_tile", "audit_head", "person_key")) {
            jdbc.sql("drop trigger if exists sabotage on countersign." + table).update();
        }
    }

    private void insert(String id, String kind, JsonNode data) {
        jdbc.sql("""
                        insert into countersign.audit_pending (id, at, kind, subject, account, person, method, door, data)
                        values (?, clock_timestamp(), ?, 'chg_x', 'sre-one', 'sre-one', 'password', 'api', ?::jsonb)""").params(id, kind, data.toString()).update();
    }

    @Test
    void read_as_before_they_were_sequenced() {
        var change = aChange().approved(api);
        api.as("owner-one").post(path(change) + "/withdrawal", Map.of("reason", "Not mine to withdraw."));
        var before = entries(change);
        assertThat(count("audit_pending")).isPositive();
        sequenceAll();
        assertThat(count("audit_pending")).isZero();
        assertThat(entries(change)).isEqualTo(before);
        assertThat(seen(change).status()).isEqualTo(200);
        verifies();
        aChange().approved(api);
        sequenceAll();
        verifies();
    }

    @Test
    void say_nothing_personal_in_the_open() {
        var change = aChange().approved(api);
        sequenceAll();
        var words = List.of("requester", "sre-one", "owner-one", change.text("title"), "Ingrid", "Solheim");
        assertThat(entries(change).toString()).contains("sre-one");
        for (var entry : entries()) {
            assertThat(new String(entry, StandardCharsets.UTF_8)).doesNotContain(words);
        }
    }

    @Test
    void commit_to_what_they_seal() {
        aChange().approved(api);
        sequenceAll();
        var opened = jdbc.sql("""
                        select l.entry, s.person, s.sealed from countersign.audit_leaf l join countersign.audit_sealed s using (id)
                        where l.kind = 'decision_recorded'""")
                .query((row, n) -> {
                    var entry = read(row.getBytes("entry"));
                    var key = personKeys.find(List.of(row.getString("person"))).get(row.getString("person"));
                    var openings = read(Seal.open(key.key(), entry.path("id").asText(), row.getBytes("sealed"))
                            .orElseThrow());
                    assertThat(openings.size())
                            .isEqualTo(entry.path("sealed").size())
                            .isPositive();
                    openings.properties()
                            .forEach(field -> assertThat(EntryForm.commitment(
                                            field.getValue().path(0).asText(),
                                            field.getKey(),
                                            field.getValue().path(1)))
                                    .isEqualTo(entry.path("sealed")
                                            .path(field.getKey())
                                            .asText()));
                    return entry;
                })
                .list();
        assertThat(opened).hasSize(2);
        assertThat(opened.get(0).path("data").path("verdict").asText()).isEqualTo("approve");
        assertThat(opened.get(0).path("sealed").has("account")).isTrue();
    }

    @Test
    void of_somebody_who_was_erased_keep_their_place_without_their_words() {
        var change = aChange().approved(api);
        sequenceAll();
        jdbc.sql("delete from countersign.person_key where person = 'sre-one'").update();
        verifies();
        var decisions = entries(change).findParents("verdict");
        assertThat(entries(change).toString()).doesNotContain("sre-one").contains("owner-one", EntryRow.ERASED);
        assertThat(decisions).hasSize(2);
    }

    @Test
    void are_taken_when_they_commit_however_late() throws Exception {
        var late = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var slow = Executors.newSingleThreadExecutor();
        slow.submit(() -> transactions.executeWithoutResult(transaction -> {
            insert("aud_0", "slow", json.createObjectNode());
            written.countDown();
            await(late);
        }));
        await(written);
        insert("aud_1", "quick", json.createObjectNode());
        assertThat(sequence.sequence()).isPositive();
        late.countDown();
        slow.shutdown();
        assertThat(slow.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sequence.sequence()).isEqualTo(1);
        assertThat(read(entries().get(entries().size() - 1)).path("kind").asText())
                .isEqualTo("slow");
        verifies();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void are_sequenced_by_one_at_a_time_and_none_twice() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            insert("aud_" + i, "many", json.createObjectNode().put("n", i));
        }
        long pending = count("audit_pending");
        var nodes = Executors.newFixedThreadPool(4);
        for (int node = 0; node < 4; node++) {
            nodes.submit(() -> {
                while (count("audit_pending") > 0) {
                    sequence.sequence();
                }
            });
        }
        nodes.shutdown();
        assertThat(nodes.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(count("audit_leaf")).isEqualTo(pending);
        assertThat(jdbc.sql("select max(n) from countersign.audit_leaf where subject = 'chg_x'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3_000);
        verifies();
    }

    @ParameterizedTest
    @CsvSource({
        "audit_leaf, insert",
        "audit_sealed, insert",
        "audit_tile, insert or update",
        "audit_head, update",
        "person_key, insert"
    })
    void are_all_in_the_log_or_none_of_the_batch_wherever_it_fails(String table, String when) {
        aChange().approved(api);
        long pending = count("audit_pending");
        jdbc.sql("create or replace function countersign.sabotage() returns trigger language plpgsql as "
                        + "'begin raise exception ''sabotage''; end'")
                .update();
        jdbc.sql("create trigger sabotage before " + when + " on countersign." + table
                        + " for each row execute function countersign.sabotage()")
                .update();
        assertThatThrownBy(() -> sequence.sequence()).isInstanceOf(DataAccessException.class);
        assertThat(count("audit_pending")).isEqualTo(pending);
        assertThat(count("audit_leaf") + count("audit_sealed") + count("audit_tile"))
                .isZero();
        nothing_sabotages();
        sequenceAll();
        assertThat(count("audit_leaf")).isEqualTo(pending);
        verifies();
    }

    @Test
    void are_held_up_by_none_that_does_not_fit() {
        insert("aud_1", "too_long", json.createObjectNode().put("rules", "x".repeat(70_000)));
        insert("aud_2", "no_number", json.createObjectNode().put("n", new BigDecimal("9007199254740993")));
        insert("aud_3", "ordinary", json.createObjectNode().put("n", 1));
        sequenceAll();
        assertThat(count("audit_pending")).isZero();
        verifies();
        var own = entries().subList(entries().size() - 3, entries().size());
        assertThat(read(own.get(0)).path("sealed").has("rules")).isTrue();
        assertThat(read(own.get(1)).path("sealed").has("text")).isTrue();
        assertThat(read(own.get(2)).path("data").path("n").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update countersign.audit_leaf set kind = 'another' where idx = 0",
                "delete from countersign.audit_leaf where idx = 0",
                "update countersign.audit_sealed set sealed = 'x'",
                "delete from countersign.audit_tile",
                "update countersign.audit_tile set hashes = set_byte(hashes, 3, 1 + get_byte(hashes, 3) % 255)",
                "update countersign.audit_tile set hashes = substring(hashes for 32)",
                "update countersign.audit_head set size = size - 1",
                "update countersign.audit_head set origin = 'another'",
                "delete from countersign.audit_head"
            })
    void are_kept_by_the_tables_against_whoever_writes_to_them(String statement) {
        aChange().approved(api);
        sequenceAll();
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .as(statement)
                .isInstanceOf(DataIntegrityViolationException.class);
        verifies();
    }
}
