package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each one changes nothing: neither a row nor an audit entry. */
@DirectoryTest
class A_write_that_is_refused {

    private static final String BASE = "/api/v1/directory";

    @LocalServerPort
    int port;

    @Autowired
    DatabaseTime time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tokens tokens;

    Caller operator = Caller.nobody(0);
    String before = "";

    @BeforeEach
    void remember() {
        operator = Caller.account(port, "operator");
        Demo.restore(jdbc);
        before = state();
    }

    @AfterEach
    void restore() {
        Demo.restore(jdbc);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    POST   | /people                        | {'id': 'x-one', 'name': 'X'}
                    PATCH  | /people/dba-one                | {'active': false}
                    PATCH  | /people/sre-one                | {'name': 'Me'}
                    POST   | /accounts                      | {'id': 'x-one', 'person': 'sre-one'}
                    PATCH  | /accounts/dba-one              | {'password': 'a long password'}
                    PATCH  | /accounts/sre-one              | {'password': 'a long password'}
                    POST   | /teams                         | {'id': 'x-one', 'name': 'X'}
                    PATCH  | /teams/dba                     | {'active': false}
                    PUT    | /teams/dba/members/sre-one     | {}
                    DELETE | /teams/dba/members/dba-one     | {}
                    POST   | /people/dba-one/absences       | {'until': '2200-01-01T00:00:00Z', 'standIn': 'sre-one'}
                    DELETE | /people/dba-one/absences/1     | {}
                    POST   | /tokens                        | {'account': 'dba-one', 'name': 'x'}
                    GET    | /tokens?account=dba-one        | {}
                    """)
    void by_somebody_who_is_no_administrator(String method, String path, String body) {
        var answer = call(Caller.account(port, "sre-one"), method, path, body);

        assertRefused(answer, 403, "not_an_administrator");
    }

    @Test
    void by_an_administrator_who_left_the_team_a_moment_ago() {
        assertThat(operator.put(BASE + "/teams/administrators/members/auditor", "{}")
                        .status())
                .isEqualTo(200);
        var auditor = Caller.account(port, "auditor");
        assertThat(auditor.put(BASE + "/teams/dba/members/dba-one", "{}").status())
                .isEqualTo(200);
        operator.delete(BASE + "/teams/administrators/members/auditor");

        assertThat(auditor.put(BASE + "/teams/dba/members/dba-one", "{}").code())
                .isEqualTo("not_an_administrator");
    }

    @Test
    void by_whoever_stands_in_for_an_administrator() {
        jdbc.sql("""
                        insert into countersign.absence (person, starts_at, ends_at, stand_in, added_by)
                        values ('operator', now() - interval '1 hour', now() + interval '1 hour', 'sre-one', 'test')""").update();
        before = state();

        assertRefused(
                Caller.account(port, "sre-one").put(BASE + "/teams/dba/members/sre-two", "{}"),
                403,
                "not_an_administrator");
    }

    @Test
    void by_a_service_account_of_an_administrator() {
        jdbc.sql("""
                        insert into countersign.account (id, person, kind, created_at)
                        values ('ci-ops', 'operator', 'service', now()) on conflict do nothing""").update();
        var secret = TokenSecret.next();
        tokens.add(new Token("tok_" + System.nanoTime(), "ci-ops", "x", time.now(), "test", null, null), secret);
        before = state();
        var machine = Caller.token(port, secret);

        assertRefused(machine.put(BASE + "/teams/dba/members/sre-two", "{}"), 403, "not_an_administrator");
        assertRefused(
                machine.post(BASE + "/people/operator/absences", "{'until': '2200-01-01T00:00:00Z'}"),
                403,
                "service_account");
        assertRefused(machine.post(BASE + "/tokens", "{'name': 'x'}"), 403, "service_account");
        assertRefused(machine.post(BASE + "/tokens", "{'account': 'operator', 'name': 'x'}"), 403, "service_account");
    }

    @Test
    void of_an_administrators_own_membership() {
        assertRefused(operator.put(BASE + "/teams/dba/members/operator", "{}"), 403, "own_membership");
        assertRefused(operator.delete(BASE + "/teams/administrators/members/operator"), 403, "own_membership");
    }

    @Test
    void of_an_administrator_who_makes_themselves_a_stand_in() {
        assertRefused(
                operator.post(
                        BASE + "/people/dba-one/absences", "{'until': '2100-01-01T00:00:00Z', 'standIn': 'operator'}"),
                403,
                "own_membership");
    }

    @Test
    void of_an_administrator_who_wants_a_token_of_somebody_elses_account() {
        assertRefused(operator.post(BASE + "/tokens", "{'account': 'dba-one', 'name': 'x'}"), 403, "not_your_account");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    PATCH | /people/operator       | {'active': false}
                    PATCH | /accounts/operator     | {'active': false}
                    PATCH | /teams/administrators  | {'active': false}
                    """)
    void because_the_last_administrator_would_be_gone(String method, String path, String body) {
        assertRefused(call(operator, method, path, body), 422, "last_administrator");
    }

    @Test
    void because_the_last_administrator_would_be_gone_one_day() {
        member("administrators", "auditor");
        before = state();
        var auditor = Caller.account(port, "auditor");

        assertThat(auditor.put(BASE + "/teams/administrators/members/operator", "{'until': '2100-01-01T00:00:00Z'}")
                        .status())
                .isEqualTo(200);
        before = state();
        assertRefused(
                operator.put(BASE + "/teams/administrators/members/auditor", "{'until': '2100-01-01T00:00:00Z'}"),
                422,
                "last_administrator");
        assertRefused(operator.delete(BASE + "/teams/administrators/members/auditor"), 422, "last_administrator");
    }

    @Test
    void when_two_administrators_remove_each_other_at_once() throws Exception {
        member("administrators", "auditor");
        var auditor = Caller.account(port, "auditor");
        var both = List.<Callable<Integer>>of(
                () -> operator.delete(BASE + "/teams/administrators/members/auditor")
                        .status(),
                () -> auditor.delete(BASE + "/teams/administrators/members/operator")
                        .status());

        var threads = Executors.newFixedThreadPool(2);
        try {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(both)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(204, 403);
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    POST | /people   | {'id': 'operator', 'name': 'X'}      | person_exists
                    POST | /accounts | {'id': 'operator', 'person': 'auditor'} | account_exists
                    POST | /teams    | {'id': 'dba', 'name': 'X'}           | team_exists
                    PUT  | /teams/dba/members/dba-one | {'since': '2199-01-01T00:00:00Z'} | already_member
                    """)
    void because_it_is_there_already(String method, String path, String body, String code) {
        assertRefused(call(operator, method, path, body), 409, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    PATCH  | /people/nobody                  | {'active': false}
                    PATCH  | /people/No%20Body               | {'active': false}
                    GET    | /people/nobody                  | {}
                    PATCH  | /accounts/nobody                | {'active': false}
                    PATCH  | /teams/nobody                   | {'active': false}
                    POST   | /accounts                       | {'id': 'x-one', 'person': 'nobody'}
                    PUT    | /teams/nobody/members/dba-one   | {}
                    PUT    | /teams/dba/members/nobody       | {}
                    DELETE | /teams/dba/members/sre-one      | {}
                    DELETE | /teams/dba/members/nobody       | {}
                    POST   | /people/nobody/absences         | {'until': '2100-01-01T00:00:00Z'}
                    DELETE | /people/dba-one/absences/999999 | {}
                    POST   | /tokens                         | {'account': 'nobody', 'name': 'x'}
                    DELETE | /tokens/tok_x                   | {}
                    DELETE | /tokens/tok_00000000000000000000000000 | {}
                    """)
    void because_it_names_what_is_not_there(String method, String path, String body) {
        assertThat(call(operator, method, path, body).status()).isEqualTo(404);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    POST  | /people                  | {}
                    POST  | /people                  | {'id': 'X', 'name': 'X'}
                    POST  | /people                  | {'id': 'x', 'name': 'X'}
                    POST  | /people                  | {'id': 'x-one', 'name': ' '}
                    POST  | /people                  | {'id': 'x-one', 'name': 'a\\u0000b'}
                    POST  | /people                  | {'id': 'x-one', 'name': 'a\\u202eb'}
                    POST  | /people                  | {'id': 'x-one', 'name': 'a\\ud800b'}
                    PATCH | /people/dba-one          | {'name': ''}
                    POST  | /accounts                | {'id': 'x-one'}
                    POST  | /accounts                | {'id': 'x-one', 'person': 'dba-one', 'password': 'short'}
                    POST  | /accounts                | {'id': 'x-one', 'person': 'dba-one', 'service': true, 'password': 'a long password'}
                    PATCH | /accounts/ci-payments    | {'password': 'a long password'}
                    POST  | /teams                   | {'id': '-x', 'name': 'X'}
                    PUT   | /teams/dba/members/sre-one | {'since': '2020-01-01T00:00:00Z'}
                    PUT   | /teams/dba/members/sre-one | {'until': '2020-01-01T00:00:00Z'}
                    PUT   | /teams/dba/members/sre-one | {'until': '+999999-01-01T00:00:00Z'}
                    PUT   | /teams/dba/members/sre-one | {'since': '2100-01-02T00:00:00Z', 'until': '2100-01-01T00:00:00Z'}
                    POST  | /people/dba-one/absences | {}
                    POST  | /people/dba-one/absences | {'until': '2020-01-01T00:00:00Z'}
                    POST  | /people/dba-one/absences | {'until': '2100-01-01T00:00:00Z', 'standIn': 'dba-one'}
                    POST  | /people/dba-one/absences | {'until': '2100-01-01T00:00:00Z', 'standIn': 'nobody'}
                    POST  | /tokens                  | {}
                    POST  | /tokens                  | {'name': 'x', 'expiresAt': '2100-01-01T00:00:00Z'}
                    """)
    void because_what_it_says_cannot_be(String method, String path, String body) {
        assertThat(call(operator, method, path, body).status()).isIn(400, 422);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void because_absences_would_overlap() {
        var dba = Caller.account(port, "dba-one");
        var until = time.now().plus(Duration.ofDays(1));
        assertThat(dba.post(BASE + "/people/dba-one/absences", "{'until': '" + until + "'}")
                        .status())
                .isEqualTo(201);
        before = state();

        assertRefused(
                dba.post(BASE + "/people/dba-one/absences", "{'until': '" + until.plusSeconds(9) + "'}"),
                409,
                "absence_overlaps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dba-one", "operator"})
    void for_an_account_that_is_disabled(String account) {
        jdbc.sql("update countersign.account set active = false where id = ?")
                .param(account)
                .update();
        before = state();

        assertThat(Caller.account(port, account)
                        .post(BASE + "/tokens", "{'name': 'x'}")
                        .status())
                .isEqualTo(401);
    }

    private void assertRefused(Caller.Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("next").asText()).isNotBlank();
        assertThat(state()).isEqualTo(before);
    }

    private void member(String team, String person) {
        jdbc.sql("insert into countersign.membership (team, person, since, added_by) values (?, ?, now(), 'test')")
                .params(team, person)
                .update();
    }

    private static Caller.Answer call(Caller caller, String method, String path, String body) {
        return switch (method) {
            case "GET" -> caller.get(BASE + path);
            case "POST" -> caller.post(BASE + path, body);
            case "PUT" -> caller.put(BASE + path, body);
            case "PATCH" -> caller.patch(BASE + path, body);
            case "DELETE" -> caller.delete(BASE + path);
            default -> throw new IllegalArgumentException(method);
        };
    }

    /** All that the directory has, and how much the audit has. */
    private String state() {
        var parts = Stream.of("person", "account", "team", "membership", "absence", "api_token")
                .map(table -> jdbc.sql(
                                "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from countersign."
                                        + table + " t")
                        .query(String.class)
                        .single());
        var entries = jdbc.sql(
                        "select count(*) from countersign.audit_pending where kind not in ('sign_in_failed', 'act_refused')")
                .query(Long.class)
                .single();
        return parts.toList() + " " + entries;
    }
}
