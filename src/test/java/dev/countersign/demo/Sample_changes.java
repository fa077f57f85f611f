package dev.countersign.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.AChange;
import dev.countersign.Api;
import dev.countersign.ApplicationTest;
import dev.countersign.change.Changes;
import dev.countersign.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** What a newcomer finds, made by the use cases themselves. */
@ApplicationTest
class Sample_changes {

    @Autowired
    MakeSampleChanges makeSampleChanges;

    @Autowired
    InTheNameOf inTheNameOf;

    @Autowired
    Changes changes;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void stand_where_there_is_something_to_do_for_everybody() throws IOException {
        makeSampleChanges.make(shipped());

        assertThat(changes.firstTitles(100)).hasSameSizeAs(shipped().changes());
        assertThat(strings("select distinct status from countersign.change order by 1"))
                .containsExactly(
                        "approved",
                        "executing",
                        "failed",
                        "pending",
                        "rejected",
                        "rolled_back",
                        "succeeded",
                        "withdrawn");
        assertThat(strings("select distinct risk from countersign.change order by 1"))
                .contains("critical", "high", "low", "medium");
        assertThat(strings("select title from countersign.change where violation"))
                .hasSize(1);
        assertThat(strings("select title from countersign.change where revision > 1"))
                .hasSize(1);
        for (var approver : List.of("sre-one", "owner-one", "owner-two", "dba-one", "security-one")) {
            assertThat(waitingFor(approver)).as(approver).isPositive();
        }
    }

    @Test
    void keep_every_duty_separate_and_have_their_entries() throws IOException {
        makeSampleChanges.make(shipped());

        assertThat(strings("""
                        select c.title from countersign.decision d join countersign.change c on c.id = d.change_id
                        where d.person = any (c.excluded_persons)""")).isEmpty();
        assertThat(strings("""
                        select c.title from countersign.change c where not exists (
                            select 1 from countersign.audit_pending e
                            where e.subject = c.id and e.kind = 'change_submitted' and e.account = c.requester
                              and e.method = 'system' and e.door = 'start-up')""")).isEmpty();
    }

    @Test
    void are_made_once() throws IOException {
        makeSampleChanges.make(shipped());
        makeSampleChanges.make(shipped());

        assertThat(changes.firstTitles(100)).hasSameSizeAs(shipped().changes()).doesNotHaveDuplicates();
    }

    @Test
    void are_completed_after_a_start_that_broke_off() throws IOException {
        makeSampleChanges.make(new SampleFile(shipped().changes().subList(0, 2)));

        makeSampleChanges.make(shipped());

        assertThat(changes.firstTitles(100)).hasSameSizeAs(shipped().changes()).doesNotHaveDuplicates();
    }

    @Test
    void stay_away_from_an_installation_where_somebody_has_asked_for_something() throws IOException {
        AChange.aChange().by("requester").submit(api);

        makeSampleChanges.make(shipped());

        assertThat(changes.firstTitles(100)).hasSize(1);
    }

    @Test
    void are_made_as_a_whole_or_not_at_all() throws IOException {
        makeSampleChanges.make(file("""
                changes:
                  - by: requester
                    asks: {project: payments, environment: production, action: deploy, target: k8s/payments/x, title: Half}
                    then: [{act: approve, says: "There is no rollback plan, so the gate refuses this."}]
                  - by: requester
                    asks: {project: payments, environment: development, action: deploy, target: k8s/payments/x, title: Whole}
                """));

        assertThat(changes.firstTitles(100)).containsExactly("Whole");
    }

    @Test
    void are_not_made_by_an_account_that_the_directory_does_not_let_act() {
        assertThatThrownBy(() -> inTheNameOf.act("nobody", () -> "done")).isInstanceOf(Refused.class);

        jdbc.sql("update countersign.account set active = false where id = 'requester'")
                .update();
        assertThatThrownBy(() -> inTheNameOf.act("requester", () -> "done")).isInstanceOf(Refused.class);
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    private int waitingFor(String account) {
        return api.as(account)
                .get("/changes?view=waiting-for-me")
                .body()
                .path("items")
                .size();
    }

    private List<String> strings(String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    private static SampleFile shipped() throws IOException {
        return SampleFile.read(new ClassPathResource("config/sample-changes.yaml").getInputStream());
    }

    private static SampleFile file(String yaml) throws IOException {
        return SampleFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
