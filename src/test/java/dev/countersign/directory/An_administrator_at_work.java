package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DirectoryTest
class An_administrator_at_work {

    private static final String BASE = "/api/v1/directory";

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    DatabaseTime time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditLog audit;

    @Autowired
    DirectoryContext.Listener listener;

    Caller operator = Caller.nobody(0);

    @BeforeEach
    void signIn() {
        operator = Caller.account(port, "operator");
        Demo.restore(jdbc);
    }

    @AfterEach
    void restore() {
        Demo.restore(jdbc);
    }

    @Test
    void adds_a_person_an_account_and_a_team_and_each_is_recorded() {
        assertThat(operator.post(BASE + "/people", "{'id': 'zoe', 'name': 'Zoë Adler'}")
                        .status())
                .isEqualTo(201);
        assertThat(operator.post(BASE + "/accounts", "{'id': 'zoe-2', 'person': 'zoe', 'password': 'a long password'}")
                        .status())
                .isEqualTo(201);
        assertThat(operator.post(BASE + "/teams", "{'id': 'network', 'name': 'Network'}")
                        .status())
                .isEqualTo(201);
        assertThat(operator.put(BASE + "/teams/network/members/zoe", "{}").status())
                .isEqualTo(200);

        assertThat(kinds("person/zoe")).containsExactly("person_added");
        assertThat(kinds("account/zoe-2")).containsExactly("account_added");
        assertThat(kinds("team/network")).containsExactly("team_added", "member_added");
        assertThat(audit.of("team/network")).extracting(AuditEntry::account).containsOnly("operator");
        assertThat(Caller.password(port, "zoe-2", "a long password")
                        .get(BASE + "/me")
                        .body()
                        .at("/teams/0/team")
                        .asText())
                .isEqualTo("network");
    }

    @Test
    void removes_a_member_who_may_not_act_from_that_moment_on() {
        assertThat(operator.delete(BASE + "/teams/dba/members/dba-one").status())
                .isEqualTo(204);

        assertThat(directory.members("dba", time.now())).isEmpty();
        assertThat(listener.heard).contains(new DirectoryChanged(Set.of("dba"), Set.of("dba-one")));
        assertThat(kinds("team/dba")).contains("member_removed");
    }

    @Test
    void takes_a_member_back_with_a_new_row_and_the_old_one_stays() {
        operator.delete(BASE + "/teams/dba/members/dba-one");
        operator.put(BASE + "/teams/dba/members/dba-one", "{}");

        assertThat(directory.members("dba", time.now())).hasSize(1);
        assertThat(rows("dba", "dba-one")).isEqualTo(2);
    }

    @Test
    void putting_a_member_twice_changes_nothing() {
        var before = audit.of("team/dba").size();

        assertThat(operator.put(BASE + "/teams/dba/members/dba-one", "{}").status())
                .isEqualTo(200);

        assertThat(rows("dba", "dba-one")).isEqualTo(1);
        assertThat(audit.of("team/dba")).hasSize(before);
    }

    @Test
    void sets_an_end_to_a_membership() {
        var until = time.now().plus(Duration.ofDays(1));

        var answer = operator.put(BASE + "/teams/dba/members/dba-one", "{'until': '" + until + "'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(directory.members("dba", until.minusSeconds(1))).hasSize(1);
        assertThat(directory.members("dba", until)).isEmpty();
        assertThat(rows("dba", "dba-one")).isEqualTo(1);
    }

    @Test
    void adds_a_member_who_may_act_only_later_and_takes_that_back() {
        var since = time.now().plus(Duration.ofDays(1));
        operator.put(BASE + "/teams/dba/members/sre-two", "{'since': '" + since + "'}");

        assertThat(directory.teamsOf("sre-two", time.now())).doesNotContain("dba");
        assertThat(directory.teamsOf("sre-two", since)).contains("dba");

        assertThat(operator.delete(BASE + "/teams/dba/members/sre-two").status())
                .isEqualTo(204);
        assertThat(directory.teamsOf("sre-two", since)).doesNotContain("dba");
    }

    @Test
    void disables_a_person_who_is_out_at_once_everywhere() {
        operator.post(BASE + "/people", "{'id': 'leaver', 'name': 'Leaver'}");
        operator.post(BASE + "/accounts", "{'id': 'leaver', 'person': 'leaver', 'password': 'a long password'}");
        operator.put(BASE + "/teams/dba/members/leaver", "{}");
        var leaver = Caller.password(port, "leaver", "a long password");
        assertThat(leaver.get(BASE + "/me").status()).isEqualTo(200);

        assertThat(operator.patch(BASE + "/people/leaver", "{'active': false}").status())
                .isEqualTo(200);

        assertThat(leaver.get(BASE + "/me").status()).isEqualTo(401);
        assertThat(directory.teamsOf("leaver", time.now())).isEmpty();
        assertThat(kinds("person/leaver")).containsExactly("person_added", "person_disabled");
        assertThat(listener.heard.stream()
                        .filter(event -> event.persons().contains("leaver"))
                        .flatMap(event -> event.teams().stream()))
                .contains("dba");
    }

    @Test
    void issues_a_token_for_a_service_account_and_revokes_it() {
        var issued = operator.post(BASE + "/tokens", "{'account': 'ci-payments', 'name': 'pipeline'}");
        var pipeline = Caller.token(port, issued.body().path("secret").asText());
        assertThat(pipeline.get(BASE + "/me").body().path("account").asText()).isEqualTo("ci-payments");

        assertThat(operator.delete(BASE + "/tokens/" + issued.body().path("id").asText())
                        .status())
                .isEqualTo(204);

        assertThat(pipeline.get(BASE + "/me").status()).isEqualTo(401);
        assertThat(kinds("account/ci-payments")).contains("token_issued", "token_revoked");
        assertThat(operator.get(BASE + "/tokens?account=ci-payments").body().toString())
                .doesNotContain(issued.body().path("secret").asText());
    }

    @Test
    void does_nothing_at_all_where_a_listener_fails() {
        var entries = audit.of("team/dba").size();
        listener.failing = true;
        try {
            assertThat(operator.delete(BASE + "/teams/dba/members/dba-one").status())
                    .isEqualTo(500);
        } finally {
            listener.failing = false;
        }

        assertThat(directory.members("dba", time.now())).hasSize(1);
        assertThat(audit.of("team/dba")).hasSize(entries);
    }

    private List<String> kinds(String subject) {
        return audit.of(subject).stream().map(AuditEntry::kind).toList();
    }

    private int rows(String team, String person) {
        return jdbc.sql("select count(*) from countersign.membership where team = ? and person = ?")
                .params(team, person)
                .query(Integer.class)
                .single();
    }
}
