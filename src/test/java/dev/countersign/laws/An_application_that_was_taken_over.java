package dev.countersign.laws;

import static dev.countersign.AChange.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.change.LifecycleTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever runs statements of their own as the application's role alters nothing that was recorded: PostgreSQL refuses. */
class An_application_that_was_taken_over extends LifecycleTest {

    private static final String NOT_ALLOWED = "42501";

    private static final List<String> RECORDED = List.of(
            "audit_leaf",
            "audit_sealed",
            "audit_tile",
            "audit_head",
            "audit_checkpoint",
            "person_key",
            "redemption",
            "closure",
            "session_review",
            "opinion");

    private static final List<String> KEPT = List.of(
            "audit_pending",
            "change",
            "change_revision",
            "decision",
            "remediation_item",
            "evidence",
            "permit",
            "execution",
            "session",
            "emergency_action",
            "widening",
            "preventive_action",
            "incident",
            "person",
            "account",
            "membership",
            "team",
            "api_token");

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url;

    private Connection as(String role) throws SQLException {
        return DriverManager.getConnection(url.replaceFirst("\\?.*", ""), role, "");
    }

    private void refused(String role, String statement) throws SQLException {
        try (var connection = as(role);
                var attack = connection.createStatement()) {
            assertThatThrownBy(() -> attack.execute(statement))
                    .as(role + ": " + statement)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(NOT_ALLOWED));
        }
    }

    private String column(String table) {
        return jdbc.sql("""
                        select attname from pg_attribute
                        where attrelid = ('countersign.' || ?)::regclass and attnum = 1""").param(table).query(String.class).single();
    }

    static Stream<String> tables() {
        return Stream.concat(RECORDED.stream(), KEPT.stream());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void deletes_nothing_and_gets_round_no_guard(String table) throws SQLException {
        var role = "countersign_application";
        refused(role, "delete from countersign." + table);
        refused(role, "truncate countersign." + table + " cascade");
        refused(role, "alter table countersign." + table + " disable trigger all");
        refused(role, "drop table countersign." + table + " cascade");
        refused(role, "alter table countersign." + table + " owner to " + role);
        refused(
                role,
                "create trigger mine before insert on countersign." + table
                        + " for each row execute function countersign.note_decided()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit_leaf",
                "audit_sealed",
                "audit_tile",
                "audit_head",
                "person_key",
                "audit_pending",
                "redemption",
                "closure",
                "session_review",
                "opinion"
            })
    void alters_no_entry_and_nothing_that_is_said_once(String table) throws SQLException {
        refused("countersign_application", "update countersign." + table + " set " + column(table) + " = null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_leaf", "audit_sealed", "audit_tile", "audit_head", "audit_checkpoint", "person_key"})
    void adds_nothing_to_the_log_itself(String table) throws SQLException {
        refused("countersign_application", "insert into countersign." + table + " default values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update countersign.decision set verdict = 'approve'",
                "update countersign.decision set person = 'sre-two', superseded_by = null",
                "update countersign.change_revision set operation = '{}'",
                "update countersign.change_revision set authors = '{}'",
                "update countersign.permit set expires_at = 'infinity'",
                "update countersign.evidence set content = 'forged'",
                "update countersign.execution set change_id = 'chg_2'",
                "update countersign.remediation_item set item = 'Nothing.'",
                "update countersign.widening set person = 'sre-two'",
                "update countersign.emergency_action set digest = 'x'",
                "set session_replication_role = replica",
                "create or replace function countersign.never_changes() returns trigger language plpgsql as 'begin return new; end'",
                "drop function countersign.never_changes() cascade",
                "drop schema countersign cascade",
                "create table countersign.mine (x int)",
                "set role postgres",
                "alter role countersign_application superuser",
                "select pg_read_file('/etc/passwd')",
                "copy countersign.change to program 'cat'"
            })
    void has_no_way_round(String statement) throws SQLException {
        refused("countersign_application", statement);
    }

    @Test
    void does_not_undo_what_a_guard_keeps_where_it_may_write() throws SQLException {
        var change = aChange().approved(api);
        expect(200, api.as("requester").post(path(change) + "/withdrawal", Map.of("reason", "Not needed any more.")));
        try (var connection = as("countersign_application");
                var attack = connection.createStatement()) {
            for (var statement : List.of(
                    "update countersign.change set status = 'approved', closed_at = null",
                    "update countersign.decision set superseded_by = 2; update countersign.decision set superseded_by = null")) {
                assertThatThrownBy(() -> attack.execute(statement))
                        .as(statement)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).startsWith("23"));
            }
        }
    }

    /** As far as it goes: words and a name are lost, under names of two people; nothing that was done or who did it. */
    @Test
    void forges_two_peoples_word_to_have_somebody_forgotten_and_alters_no_verdict_and_no_entry() throws SQLException {
        var change = aChange().approved(api);
        var verdicts = jdbc.sql("select id, person, verdict, digest from countersign.decision order by id");
        var entries = jdbc.sql("select * from countersign.audit_pending order by id");
        var decided = verdicts.query().listOfRows();
        var written = entries.query().listOfRows();
        try (var connection = as("countersign_application");
                var attack = connection.createStatement()) {
            attack.execute("""
                    insert into countersign.erasure (id, person, reason, asked_by, asked_person, asked_at,
                        confirmed_by, confirmed_person, confirmed_at)
                    values ('ers_1', 'sre-one', 'forged', 'operator', 'operator', now(), 'auditor', 'auditor', now())""");
            attack.execute("select countersign.erase('ers_1')");
        }
        assertThat(jdbc.sql("select reason from countersign.decision where person = 'sre-one'")
                        .query(String.class)
                        .list())
                .containsOnly("erased");
        assertThat(verdicts.query().listOfRows()).isEqualTo(decided);
        assertThat(entries.query().listOfRows()).isEqualTo(written);
        assertThat(seen(change).text("status")).isEqualTo("approved");
    }

    @Test
    void has_nobody_forgotten_whom_a_hold_keeps_nor_by_one_name_alone() throws SQLException {
        aChange().approved(api);
        expect(
                201,
                api.as("auditor")
                        .post(
                                "/compliance/holds",
                                Map.of("kind", "person", "subject", "sre-one", "reason", "A dispute.")));
        try (var connection = as("countersign_application");
                var attack = connection.createStatement()) {
            for (var statement : List.of("""
                    insert into countersign.erasure (id, person, reason, asked_by, asked_person, asked_at,
                        confirmed_by, confirmed_person, confirmed_at)
                    values ('ers_1', 'owner-one', 'forged', 'operator', 'operator', now(), 'operator', 'operator', now())""", """
                    insert into countersign.erasure (id, person, reason, asked_by, asked_person, asked_at,
                        confirmed_by, confirmed_person, confirmed_at)
                    values ('ers_2', 'sre-one', 'forged', 'operator', 'operator', now(), 'auditor', 'auditor', now());
                    select countersign.erase('ers_2')""")) {
                assertThatThrownBy(() -> attack.execute(statement))
                        .as(statement)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).startsWith("23"));
            }
        }
    }

    @Test
    void keeps_its_guards_when_a_session_says_that_it_replicates() {
        aChange().approved(api);
        assertThatThrownBy(() -> jdbc.sql(
                                "do $$ begin set local session_replication_role = replica; delete from countersign.decision; end $$")
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void reads_no_secret_as_the_reader_and_writes_nothing() throws SQLException {
        for (var secret : List.of("account", "api_token", "browser_session", "installation", "person_key")) {
            refused("countersign_reader", "select * from countersign." + secret);
        }
        refused("countersign_reader", "delete from countersign.notification");
        try (var connection = as("countersign_reader");
                var rows = connection.createStatement().executeQuery("select count(*) from countersign.decision")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void sequences_and_does_nothing_else_as_the_sequencer() throws SQLException {
        var role = "countersign_sequencer";
        refused(role, "update countersign.audit_leaf set kind = 'x'");
        refused(role, "delete from countersign.audit_leaf");
        refused(role, "delete from countersign.audit_sealed");
        refused(role, "delete from countersign.person_key");
        refused(role, "update countersign.audit_pending set kind = 'x'");
        refused(role, "insert into countersign.decision default values");
        refused(role, "select * from countersign.account");
    }
}
