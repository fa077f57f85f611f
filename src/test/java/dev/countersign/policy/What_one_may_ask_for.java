package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.Api;
import dev.countersign.ApplicationTest;
import dev.countersign.MovableFreezes;
import dev.countersign.MovableTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class What_one_may_ask_for {

    private static final String CATALOGUE = "/policy/catalogue";

    @Autowired
    Api api;

    @Autowired
    MovableFreezes freezes;

    @Autowired
    MovableTime time;

    @Test
    void is_the_projects_of_ones_teams() {
        assertThat(ids("requester", "projects")).containsExactly("payments");
        assertThat(ids("developer", "projects")).containsExactly("payments", "identity");
        assertThat(ids("owner-two", "projects")).containsExactly("payments", "identity");
        assertThat(catalogue("requester").at("/projects/0/ownersTeam").asText()).isEqualTo("payments-owners");
    }

    @Test
    void is_every_project_for_teams_that_see_all() {
        for (var viewer : List.of("sre-one", "auditor", "operator", "modeler-one")) {
            assertThat(ids(viewer, "projects")).as(viewer).containsExactly("payments", "identity");
        }
    }

    @Test
    void follows_the_directory_of_this_moment() {
        assertThat(api.as("operator")
                        .delete("/directory/teams/payments-dev/members/requester")
                        .status())
                .isEqualTo(204);

        assertThat(ids("requester", "projects")).isEmpty();
        assertThat(ids("requester", "environments")).isNotEmpty();
    }

    @Test
    void has_environments_in_the_order_in_which_a_change_travels_and_actions_with_their_meaning() {
        assertThat(ids("requester", "environments")).containsExactly("development", "staging", "production");
        assertThat(catalogue("requester").at("/environments/1/production").asBoolean(true))
                .isFalse();
        assertThat(catalogue("requester").at("/environments/2/production").asBoolean())
                .isTrue();
        assertThat(ids("requester", "actions")).contains("deploy", "rollback");
        assertThat(catalogue("requester").at("/actions/0/description").asText()).isNotBlank();
    }

    @Test
    void tells_of_freezes_in_force_and_to_come_but_not_of_past_ones() {
        declare("later", Set.of(), Duration.ofDays(5), Duration.ofDays(9));
        declare("now", Set.of(), Duration.ofDays(-1), Duration.ofDays(1));
        declare("past", Set.of(), Duration.ofDays(-9), Duration.ofSeconds(-1));

        assertThat(ids("requester", "freezes")).containsExactly("now", "later");
        time.advance(Duration.ofDays(2));
        assertThat(ids("requester", "freezes")).containsExactly("later");
        var freeze = catalogue("requester").at("/freezes/0");
        assertThat(freeze.path("environments").get(0).asText()).isEqualTo("production");
        assertThat(freeze.path("overrideTeam").asText()).isEqualTo("incident-command");
        assertThat(freeze.path("from").asText()).endsWith("Z");
    }

    @Test
    void names_no_project_that_one_does_not_see_in_a_freeze_either() {
        declare("identity-only", Set.of("identity"), Duration.ofDays(1), Duration.ofDays(2));
        declare("both", Set.of("identity", "payments"), Duration.ofDays(3), Duration.ofDays(4));

        assertThat(ids("requester", "freezes")).containsExactly("both");
        assertThat(catalogue("requester").toString()).doesNotContain("identity\"");
        assertThat(ids("sre-one", "freezes")).containsExactly("identity-only", "both");
        assertThat(catalogue("sre-one").at("/freezes/1/projects")).hasSize(2);
    }

    @Test
    void is_told_to_nobody_who_is_not_signed_in() {
        assertThat(api.withToken("cs_none").get(CATALOGUE).status()).isEqualTo(401);
    }

    private void declare(String id, Set<String> projects, Duration from, Duration until) {
        var now = time.now();
        freezes.declare(new Freeze(
                id,
                "Freeze " + id,
                Set.of("production"),
                projects,
                now.plus(from),
                now.plus(until),
                "incident-command"));
    }

    private JsonNode catalogue(String account) {
        var answer = api.as(account).get(CATALOGUE);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private List<String> ids(String account, String list) {
        return catalogue(account)
                .path(list)
                .valueStream()
                .map(item -> item.path("id").asText())
                .toList();
    }
}
