package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.platform.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@DirectoryTest
@Transactional
class Who_may_act_for_a_team {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DatabaseTime time;

    Instant now = Instant.EPOCH;

    @BeforeEach
    void empty() {
        for (var table : List.of("absence", "membership")) {
            jdbc.sql("delete from countersign." + table).update();
        }
        jdbc.sql("update countersign.person set active = true").update();
        jdbc.sql("update countersign.team set active = true").update();
        now = time.now();
    }

    @Test
    void a_member_may() {
        member("sre", "sre-one", now.minus(HOUR), null);

        assertThat(directory.members("sre", now)).containsExactly(new Member("sre", "sre-one", null, now.minus(HOUR)));
        assertThat(directory.teamsOf("sre-one", now)).containsExactly("sre");
    }

    @Test
    void nobody_else_may() {
        member("sre", "sre-one", now.minus(HOUR), null);

        assertThat(directory.members("dba", now)).isEmpty();
        assertThat(directory.members("nobody-knows", now)).isEmpty();
        assertThat(directory.capacities("sre-two", now)).isEmpty();
    }

    @Test
    void a_team_without_members_is_nobody_and_not_everybody() {
        assertThat(directory.members("sre", now)).isEmpty();
    }

    @Test
    void a_member_may_from_the_very_moment_of_since() {
        member("sre", "sre-one", now, null);

        assertThat(mayAct("sre", now)).containsExactly("sre-one");
        assertThat(mayAct("sre", now.minusNanos(1000))).isEmpty();
    }

    @Test
    void a_member_who_left_may_not_from_the_very_moment_of_until() {
        member("sre", "sre-one", now.minus(HOUR), now);

        assertThat(mayAct("sre", now)).isEmpty();
        assertThat(mayAct("sre", now.minusNanos(1000))).containsExactly("sre-one");
    }

    @Test
    void a_member_who_came_back_may_between_and_not_in_the_gap() {
        member("sre", "sre-one", now.minus(HOUR.multipliedBy(3)), now.minus(HOUR.multipliedBy(2)));
        member("sre", "sre-one", now.minus(HOUR), null);

        assertThat(directory.members("sre", now)).hasSize(1);
        assertThat(mayAct("sre", now.minus(HOUR.multipliedBy(3)))).containsExactly("sre-one");
        assertThat(mayAct("sre", now.minus(Duration.ofMinutes(90)))).isEmpty();
    }

    @Test
    void a_disabled_person_may_not() {
        member("sre", "sre-one", now.minus(HOUR), null);
        disable("person", "sre-one");

        assertThat(mayAct("sre", now)).isEmpty();
        assertThat(directory.teamsOf("sre-one", now)).isEmpty();
    }

    @Test
    void a_disabled_team_has_nobody() {
        member("sre", "sre-one", now.minus(HOUR), null);
        disable("team", "sre");

        assertThat(mayAct("sre", now)).isEmpty();
        assertThat(directory.teamExists("sre")).isFalse();
    }

    @Test
    void an_absent_member_may_not_until_they_are_back() {
        member("sre", "sre-one", now.minus(HOUR), null);
        absent("sre-one", now, now.plus(HOUR), null);

        assertThat(mayAct("sre", now)).isEmpty();
        assertThat(mayAct("sre", now.plus(HOUR))).containsExactly("sre-one");
    }

    @Test
    void the_stand_in_of_an_absent_member_may_on_their_behalf() {
        member("sre", "sre-one", now.minus(HOUR.multipliedBy(2)), null);
        absent("sre-one", now.minus(HOUR), now.plus(HOUR), "dba-one");

        var standIn = new Member("sre", "dba-one", "sre-one", now.minus(HOUR));
        assertThat(directory.members("sre", now)).containsExactly(standIn);
        assertThat(directory.capacities("dba-one", now)).containsExactly(standIn);
        assertThat(mayAct("sre", now.plus(HOUR))).containsExactly("sre-one");
    }

    @Test
    void a_stand_in_who_is_a_member_too_comes_first_in_their_own_right() {
        member("sre", "sre-one", now.minus(HOUR), null);
        member("sre", "sre-two", now.minus(HOUR), null);
        absent("sre-one", now.minus(HOUR), now.plus(HOUR), "sre-two");

        assertThat(directory.capacities("sre-two", now))
                .extracting(Member::onBehalfOf)
                .containsExactly(null, "sre-one");
    }

    @Test
    void a_stand_in_who_is_away_hands_on_to_nobody() {
        member("sre", "sre-one", now.minus(HOUR), null);
        absent("sre-one", now.minus(HOUR), now.plus(HOUR), "dba-one");
        absent("dba-one", now.minus(HOUR), now.plus(HOUR), "security-one");

        assertThat(mayAct("sre", now)).isEmpty();
    }

    @Test
    void a_disabled_stand_in_may_not() {
        member("sre", "sre-one", now.minus(HOUR), null);
        absent("sre-one", now.minus(HOUR), now.plus(HOUR), "dba-one");
        disable("person", "dba-one");

        assertThat(mayAct("sre", now)).isEmpty();
    }

    @Test
    void nobody_stands_in_for_a_disabled_person() {
        member("sre", "sre-one", now.minus(HOUR), null);
        absent("sre-one", now.minus(HOUR), now.plus(HOUR), "dba-one");
        disable("person", "sre-one");

        assertThat(mayAct("sre", now)).isEmpty();
    }

    @Test
    void nobody_stands_in_for_somebody_who_left() {
        member("sre", "sre-one", now.minus(HOUR), now);
        absent("sre-one", now.minus(HOUR), now.plus(HOUR), "dba-one");

        assertThat(mayAct("sre", now)).isEmpty();
    }

    @Test
    void what_no_id_can_be_names_nobody() {
        var broken = "a\u0000b";

        assertThat(directory.person(broken)).isEmpty();
        assertThat(directory.account(broken)).isEmpty();
        assertThat(directory.persons(List.of(broken, "sre-one"))).containsOnlyKeys("sre-one");
        assertThat(directory.teamExists(broken)).isFalse();
        assertThat(directory.members(broken, now)).isEmpty();
        assertThat(directory.capacities(broken, now)).isEmpty();
    }

    @Test
    void a_service_account_belongs_to_the_person_who_owns_it() {
        assertThat(directory.account("ci-payments")).contains(new Account("ci-payments", "developer", true, true));
    }

    @Test
    void the_rule_is_inlined_so_that_a_lookup_reaches_the_indexes() {
        jdbc.sql("analyze countersign.membership").update();

        var plan = String.join(
                "\n",
                jdbc.sql("explain select * from countersign.acting_member(now()) where person = 'sre-one'")
                        .query(String.class)
                        .list());

        assertThat(plan).contains("membership").doesNotContain("Function Scan");
    }

    private List<String> mayAct(String team, Instant at) {
        return directory.members(team, at).stream().map(Member::person).toList();
    }

    private void member(String team, String person, Instant since, @Nullable Instant until) {
        jdbc.sql(
                        "insert into countersign.membership (team, person, since, until, added_by) values (?, ?, ?, ?, 'test')")
                .params(team, person, DatabaseTime.sql(since), until == null ? null : DatabaseTime.sql(until))
                .update();
    }

    private void absent(String person, Instant from, Instant until, @Nullable String standIn) {
        jdbc.sql("""
                        insert into countersign.absence (person, starts_at, ends_at, stand_in, added_by)
                        values (?, ?, ?, ?, 'test')""")
                .params(person, DatabaseTime.sql(from), DatabaseTime.sql(until), standIn)
                .update();
    }

    private void disable(String table, String id) {
        jdbc.sql("update countersign." + table + " set active = false where id = ?")
                .param(id)
                .update();
    }
}
