package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.PastTheGuards;
import dev.countersign.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class Shipped_models extends ModelingTest {

    private static final String FORM = "{\"id\":\"sign-off\",\"type\":\"default\",\"components\":[]}";

    @Autowired
    PutShippedInForce shipped;

    @Autowired
    ShippedFiles files;

    @Autowired
    PutInForce putInForce;

    @Autowired
    ModelVersions versions;

    @Autowired
    Drafts drafts;

    @Autowired
    RepositoryService engine;

    @Autowired
    TransactionTemplate transaction;

    private Map<String, byte[]> with(String name, String content) {
        var all = new TreeMap<>(files.byName());
        all.put(name, content.getBytes(StandardCharsets.UTF_8));
        return all;
    }

    private String upgraded(String comment) {
        return new String(files.byName().get("risk.dmn"), StandardCharsets.UTF_8) + "<!-- " + comment + " -->";
    }

    private void ownersRelease(String name, String content) {
        approved("mrl_1", name, content);
        transaction.executeWithoutResult(status -> putInForce.put(
                Map.of(new ModelName(name), content.getBytes(StandardCharsets.UTF_8)),
                ModelVersion.RELEASE,
                "mrl_1",
                "modeler-two"));
    }

    /** As if somebody else had decided on it: how that comes about is told elsewhere. */
    private void approved(String release, String name, String content) {
        jdbc.sql(PastTheGuards.block("""
                        insert into countersign.model_draft
                            (id, name, origin, content, digest, authors, created_by, created_at, saved_by, saved_at,
                            closed_as, closed_at)
                        select 'mdr_' || '%1$s', '%2$s', 'edit', bytes, 'sha256:' || encode(sha256(bytes), 'hex'), '{modeler-one}',
                            'modeler-one', now(), 'modeler-one', now(), 'released', now() from (select decode('%3$s', 'hex') as bytes) content;
                        insert into countersign.model_release (id, draft, name, origin, content, digest, summary, effective_at,
                            instances, findings, differences, authors, requested_by, requested_person, requested_at, needed,
                            step_up, rules, due_at, status)
                        select '%1$s', id, name, 'draft', content, digest, 'Tested', now(), 'stay', '[]', '[]', authors,
                            'modeler-one', 'modeler-one', now(), 1, false, '[]', now() + interval '1 day', 'approved'
                        from countersign.model_draft where id = 'mdr_' || '%1$s';
                        insert into countersign.model_release_decision
                        select id, 'modeler-two', 'modeler-two', 'approve', 'Read it', digest, 'task', 'password', now()
                        from countersign.model_release where id = '%1$s'""".formatted(
                                release, name, HexFormat.of().formatHex(content.getBytes(StandardCharsets.UTF_8)))))
                .update();
    }

    private int versionsOf(String name) {
        return versions.of(new ModelName(name)).size();
    }

    @Test
    void are_in_force_under_the_bytes_that_the_engine_has() {
        assertThat(versions.inForce())
                .hasSameSizeAs(files.byName().keySet())
                .allSatisfy(version -> assertThat(versions.content(version))
                        .isEqualTo(files.byName().get(version.name().file())));
        assertThat(engine.createDecisionDefinitionQuery()
                        .decisionDefinitionKey("risk")
                        .latestVersion()
                        .singleResult()
                        .getDeploymentId())
                .isEqualTo(versions.inForce(new ModelName("risk.dmn"))
                        .orElseThrow()
                        .deployment());
    }

    @Test
    void are_put_in_force_once_by_however_many_nodes_and_starts() throws Exception {
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> start = () -> {
                shipped.put(with("risk.dmn", upgraded("better")));
                return true;
            };
            for (var done : nodes.invokeAll(List.of(start, start, start, start))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(versionsOf("risk.dmn")).isEqualTo(2);
        assertThat(versionsOf("gates.dmn")).isEqualTo(1);
    }

    @Test
    void follow_each_other_and_an_older_node_takes_nothing_back() {
        shipped.put(with("risk.dmn", upgraded("better")));
        shipped.put(files.byName());

        assertThat(versionsOf("risk.dmn")).isEqualTo(2);
        assertThat(inForce("risk.dmn")).endsWith("<!-- better -->");
    }

    @Test
    void never_cover_what_owners_released_but_are_offered_to_them_once() {
        ownersRelease("risk.dmn", upgraded("our own"));

        shipped.put(with("risk.dmn", upgraded("better")));
        shipped.put(with("risk.dmn", upgraded("better")));

        assertThat(inForce("risk.dmn")).endsWith("<!-- our own -->");
        assertThat(drafts.open()).singleElement().satisfies(draft -> {
            assertThat(draft.origin()).isEqualTo("upgrade");
            assertThat(draft.base()).isEqualTo(2);
            assertThat(draft.authors()).isEmpty();
            assertThat(new String(drafts.content(draft), StandardCharsets.UTF_8))
                    .endsWith("<!-- better -->");
        });
        expect(
                200,
                api.as("modeler-one")
                        .delete("/models/drafts/" + drafts.open().get(0).id()));
        shipped.put(with("risk.dmn", upgraded("better")));
        assertThat(drafts.open()).as("was given up").isEmpty();
    }

    @Test
    void do_not_come_back_over_what_owners_released() {
        ownersRelease("risk.dmn", upgraded("our own"));

        shipped.put(files.byName());

        assertThat(inForce("risk.dmn")).endsWith("<!-- our own -->");
        assertThat(drafts.open()).isEmpty();
    }

    @Test
    void that_are_new_are_put_in_force() {
        shipped.put(with("sign-off.form", FORM));

        assertThat(inForce("sign-off.form")).isEqualTo(FORM);
        jdbc.sql(PastTheGuards.block("delete from countersign.model_version where name = 'sign-off.form'"))
                .update();
    }

    @Test
    void are_put_in_force_all_or_not_at_all() {
        var broken = with("sign-off.form", FORM);
        broken.put("wrong.bpmn", "<definitions/>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> shipped.put(broken)).isInstanceOf(Refused.class);

        assertThat(versionsOf("sign-off.form")).isZero();
        assertThat(engine.createDeploymentQuery()
                        .deploymentSource("countersign")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void of_an_installation_that_kept_no_library_become_its_first_entries() {
        var before = versions.inForce();
        jdbc.sql(PastTheGuards.block("delete from countersign.model_version")).update();

        shipped.put(files.byName());

        assertThat(versions.inForce())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactlyElementsOf(before);
    }
}
