package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DirectoryTest
class Being_away {

    private static final String MINE = "/api/v1/directory/people/owner-one/absences";

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

    Caller owner = Caller.nobody(0);

    @BeforeEach
    void signIn() {
        owner = Caller.account(port, "owner-one");
        Demo.restore(jdbc);
        listener.heard.clear();
    }

    @Test
    void hands_over_to_the_stand_in_and_takes_back() {
        var absence = owner.post(MINE, "{'until': '" + tomorrow() + "', 'standIn': 'sre-two'}");

        assertThat(absence.status()).isEqualTo(201);
        assertThat(directory.teamsOf("owner-one", time.now())).isEmpty();
        assertThat(directory.teamsOf("sre-two", time.now())).contains("payments-owners");
        assertThat(Caller.account(port, "sre-two")
                        .get("/api/v1/directory/me")
                        .body()
                        .toString())
                .contains("\"onBehalfOf\":\"owner-one\"");

        var end = owner.delete(MINE + "/" + absence.body().path("id").asText());

        assertThat(end.status()).isEqualTo(204);
        assertThat(directory.teamsOf("owner-one", time.now())).contains("payments-owners");
        assertThat(directory.teamsOf("sre-two", time.now())).doesNotContain("payments-owners");
        assertThat(audit.of("person/owner-one"))
                .extracting(AuditEntry::kind)
                .contains("absence_declared", "absence_ended");
    }

    @Test
    void is_listed_for_everybody_until_it_ends_and_for_no_stranger() {
        var absence = owner.post(MINE, "{'until': '" + tomorrow() + "', 'standIn': 'sre-two'}");
        var list = "/api/v1/directory/absences";

        assertThat(Caller.account(port, "requester")
                        .get(list)
                        .body()
                        .path("items")
                        .findValuesAsText("person"))
                .containsExactly("owner-one");
        assertThat(Caller.nobody(port).get(list).status()).isEqualTo(401);

        owner.delete(MINE + "/" + absence.body().path("id").asText());

        assertThat(owner.get(list).body().path("items")).isEmpty();
    }

    @Test
    void is_heard_of_by_name_of_team_and_persons() {
        owner.post(MINE, "{'until': '" + tomorrow() + "', 'standIn': 'sre-two'}");

        assertThat(listener.heard)
                .containsExactly(new DirectoryChanged(Set.of("payments-owners"), Set.of("owner-one", "sre-two")));
    }

    @Test
    void can_be_planned_and_called_off() {
        var from = time.now().plus(Duration.ofHours(1));
        var absence = owner.post(MINE, "{'from': '" + from + "', 'until': '" + tomorrow() + "'}");

        assertThat(directory.teamsOf("owner-one", time.now())).contains("payments-owners");
        assertThat(directory.teamsOf("owner-one", from)).isEmpty();

        assertThat(owner.delete(MINE + "/" + absence.body().path("id").asText()).status())
                .isEqualTo(204);
        assertThat(directory.teamsOf("owner-one", from)).contains("payments-owners");
    }

    @Test
    void can_be_entered_by_an_administrator() {
        var operator = Caller.account(port, "operator");

        assertThat(operator.post(MINE, "{'until': '" + tomorrow() + "', 'standIn': 'sre-two'}")
                        .status())
                .isEqualTo(201);
        assertThat(directory.teamsOf("owner-one", time.now())).isEmpty();
    }

    @AfterEach
    void restore() {
        Demo.restore(jdbc);
    }

    private String tomorrow() {
        return time.now().plus(Duration.ofDays(1)).toString();
    }
}
