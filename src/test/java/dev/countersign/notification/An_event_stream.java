package dev.countersign.notification;

import static dev.countersign.AChange.aChange;
import static dev.countersign.AChange.approvalOf;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api;
import dev.countersign.change.LifecycleTest;
import dev.countersign.platform.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class An_event_stream extends LifecycleTest {

    @Autowired
    TellStreams tellStreams;

    @Autowired
    LiveStreams streams;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final List<Listening> open = new ArrayList<>();

    @AfterEach
    void all_hang_up() throws Exception {
        for (var listening : open) {
            listening.close();
        }
        streams.all().forEach(streams::close);
    }

    private Listening listening(Api as) throws Exception {
        var listening = Listening.to(as.request("/events"));
        open.add(listening);
        return listening;
    }

    private Listening listening(String account) throws Exception {
        return listening(api.as(account));
    }

    @Test
    void tells_that_a_change_was_altered_and_nothing_of_it() throws Exception {
        var sre = listening("sre-one");
        var change = aChange().submit(api);
        var told = sre.until("change").stream()
                .filter(event -> event.name().equals("change"))
                .toList();
        assertThat(told.get(0).data()).isEqualTo("{\"id\":\"" + change.text("id") + "\"}");
        assertThat(sre.lastId()).matches("\\d+\\.\\d+");
    }

    @Test
    void tells_of_nothing_that_its_caller_may_not_see() throws Exception {
        var owner = listening("owner-one");
        var hidden = aChange().having("project", "identity").by("developer").submit(api);
        var seen = aChange().submit(api);
        assertThat(hidden.status()).isEqualTo(201);
        assertThat(owner.upTo(seen.text("id"))).noneMatch(word -> word.contains(hidden.text("id")));
    }

    @Test
    void tells_of_no_session_that_its_caller_may_not_see() throws Exception {
        var developer = listening("requester");
        var hidden = expect(
                201,
                anEmergency()
                        .scoped("project", "identity")
                        .scoped("targets", List.of("k8s/identity/*"))
                        .openDeclared(api));
        var seen = expect(201, anEmergency().open(api));
        var told = developer.until("session");
        assertThat(told.get(told.size() - 1).data()).contains(seen.text("id"));
        assertThat(told).noneMatch(event -> event.data().contains(hidden.text("id")));
    }

    @Test
    void tells_of_nothing_that_was_not_committed() throws Exception {
        var sre = listening("sre-one");
        var first = aChange().submit(api);
        sre.upTo(first.text("id"));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("update countersign.change set title = 'Other' where id = ?")
                    .param(first.text("id"))
                    .update();
            status.setRollbackOnly();
        });
        var second = aChange().submit(api);
        assertThat(sre.upTo(second.text("id"))).noneMatch(word -> word.contains(first.text("id")));
    }

    @Test
    void tells_those_whose_seat_it_was_that_it_is_gone() throws Exception {
        var change = aChange().having("project", "identity").by("developer").submit(api);
        var sql = "update countersign.change set open_team = ? where id = ?";
        jdbc.sql(sql).params("payments-owners", change.text("id")).update();
        var owner = listening("owner-one");
        jdbc.sql(sql).params("security", change.text("id")).update();
        assertThat(owner.upTo(change.text("id"))).isNotEmpty();
    }

    @Test
    void goes_on_where_another_broke_off() throws Exception {
        var first = listening("owner-one");
        var before = aChange().submit(api);
        first.upTo(before.text("id"));
        first.close();
        var missed = aChange().submit(api);
        var hidden = aChange().having("project", "identity").by("developer").submit(api);
        var again = listening(api.as("owner-one").with("Last-Event-ID", first.lastId()));
        assertThat(again.upTo(missed.text("id")))
                .noneMatch(word -> word.contains(before.text("id")) || word.contains(hidden.text("id")));
    }

    @Test
    void says_that_anything_may_be_different_where_it_cannot_go_on() throws Exception {
        var long_ago = listening(api.as("sre-one").with("Last-Event-ID", "1.0"));
        assertThat(long_ago.next().name()).isEqualTo("reset");
    }

    @Test
    void says_so_too_when_the_database_was_away_or_much_was_altered_at_once() throws Exception {
        var sre = listening("sre-one");
        tellStreams.onMissed();
        assertThat(sre.until("reset")).hasSize(1);

        for (int i = 0; i < 3; i++) {
            aChange().submit(api);
        }
        sre.upTo("chg_");
        jdbc.sql("""
                        insert into countersign.change (id, project, environment, action, target, title, status, revision, digest,
                            requester, requester_person, excluded_persons, due_at, created_at, updated_at)
                        select 'chg_' || n, project, environment, action, target, title, status, revision, digest,
                            requester, requester_person, excluded_persons, due_at, created_at, updated_at
                        from (select * from countersign.change limit 1) one, generate_series(1, 5000) n""").update();
        assertThat(sre.until("reset")).hasSizeLessThan(20);
    }

    @Test
    void ends_before_it_tells_anything_to_somebody_who_is_out() throws Exception {
        var disabled = listening("sre-one");
        var gone = listening("sre-two");
        var token = api.as("owner-one").post("/directory/tokens", Map.of("name", "mine"));
        var revoked = listening(api.withToken(token.text("secret")));
        jdbc.sql("update countersign.person set active = false where id = 'sre-two'")
                .update();
        expect(200, api.as("operator").send("PATCH", "/directory/accounts/sre-one", Map.of("active", false)));
        expect(204, api.as("owner-one").delete("/directory/tokens/" + token.text("id")));
        aChange().submit(api);
        tellStreams.beat(); // An inactive person sees nothing, so there may have been nothing to tell them.
        disabled.isOver();
        gone.isOver();
        revoked.isOver();
    }

    @Test
    void ends_at_the_next_beat_when_nothing_happens() throws Exception {
        var disabled = listening("sre-one");
        var other = listening("sre-two");
        jdbc.sql("update countersign.account set active = false where id = 'sre-one'")
                .update();
        tellStreams.beat();
        disabled.isOver();
        assertThat(other.next().name()).isEmpty();
    }

    @Test
    void tells_a_former_member_nothing_but_that_everything_is_different() throws Exception {
        var owner = listening("owner-one");
        expect(204, api.as("operator").delete("/directory/teams/payments-owners/members/owner-one"));
        var told = owner.until("reset");
        assertThat(told).extracting(Listening.Event::name).containsExactly("reset");
        aChange().submit(api);
        tellStreams.beat();
        assertThat(owner.next().name()).isEmpty();
    }

    @Test
    void gives_way_to_an_eleventh_of_the_same_account() throws Exception {
        var other = listening("sre-two");
        var oldest = listening("sre-one");
        var second = listening("sre-one");
        for (int i = 2; i <= LiveStreams.MOST_OF_ONE_ACCOUNT; i++) {
            listening("sre-one");
        }
        oldest.isOver();
        tellStreams.beat();
        assertThat(second.next().name()).isEmpty();
        assertThat(other.next().name()).isEmpty();
        assertThat(streams.all()).hasSize(LiveStreams.MOST_OF_ONE_ACCOUNT + 1);
    }

    @Test
    void wants_to_know_who_is_there_and_where_to_go_on() {
        assertThat(api.get("/events").status()).isEqualTo(401);
        refused(api.as("sre-one").with("Last-Event-ID", "yesterday").get("/events"), 400, "bad_event_id");
        refused(api.as("sre-one").get("/events?since=1"), 400, "unknown_parameter");
        refused(api.as("sre-one").with("Accept", "application/xml").get("/events"), 406, "not_acceptable");
        assertThat(streams.all()).isEmpty();
    }

    @Test
    void holds_nothing_for_those_who_have_hung_up() throws Exception {
        var gone = listening("sre-one");
        assertThat(streams.all()).hasSize(1);
        gone.close();
        for (int i = 0; i < 100 && !streams.all().isEmpty(); i++) {
            aChange().submit(api);
            tellStreams.on(new Signal.Heard(List.of(new Signal("1.1", Signal.EVERYTHING, "*", null))));
        }
        assertThat(streams.all()).isEmpty();
    }

    @Test
    void is_told_of_a_decision_while_somebody_waits_for_it() throws Exception {
        var requester = listening("requester");
        var change = aChange().submit(api);
        requester.upTo(change.text("id"));
        expect(201, api.as("sre-one").post(path(change) + "/decisions", approvalOf(change)));
        assertThat(requester.upTo(change.text("id"))).isNotEmpty();
    }
}
