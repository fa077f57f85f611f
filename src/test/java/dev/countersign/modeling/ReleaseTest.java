package dev.countersign.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Api.Answer;
import dev.countersign.change.LifecycleTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads a model from a draft into force, over the API, and fires the jobs of its release. */
public abstract class ReleaseTest extends LifecycleTest {

    protected static final String FORM = "opinion.form";
    protected static final String GATES = "break-glass-policy.dmn";

    @Autowired
    protected JdbcClient jdbc;

    /** By modeler-one, from what is in force, with one text for another. The edit MUST be one. */
    protected Answer draft(String name, String find, String replacement) {
        var draft = expect(201, api.as("modeler-one").post("/models/drafts", Map.of("name", name)));
        return edited("modeler-one", draft, find, replacement);
    }

    protected Answer edited(String account, Answer draft, String find, String replacement) {
        var path = "/models/drafts/" + draft.text("id");
        var opened = expect(200, api.as(account).get(path));
        var content = opened.text("content");
        var edited = content.replace(find, replacement);
        assertThat(edited).as("the edit").isNotEqualTo(content);
        return expect(
                200, api.as(account).with("If-Match", opened.etag()).send("PUT", path, Map.of("content", edited)));
    }

    /** As it is now. */
    protected Answer draftOf(Answer release) {
        var read = expect(200, api.as("modeler-one").get("/models/drafts/" + release.text("draft")));
        return new Answer(read.status(), read.raw(), read.body().path("draft"));
    }

    protected Answer draft() {
        return draft(FORM, "\"required\": true", "\"required\": false");
    }

    protected static Map<String, Object> wanted(Answer draft) {
        return new HashMap<>(Map.of(
                "draft",
                draft.text("id"),
                "digest",
                draft.text("digest"),
                "summary",
                "Who was skipped need not say more than they can.",
                "instances",
                "stay"));
    }

    protected Answer request(Answer draft) {
        return expect(201, api.as("modeler-one").post("/models/releases", wanted(draft)));
    }

    protected Answer requested() {
        return request(draft());
    }

    protected static Map<String, Object> approval(Answer release) {
        return judgement("approve", release);
    }

    protected static Map<String, Object> judgement(String verdict, Answer release) {
        return Map.of(
                "verdict",
                verdict,
                "reason",
                "Read the difference, and tried it with two old sessions.",
                "digest",
                release.text("digest"));
    }

    protected Answer decide(String account, Answer release) {
        return api.as(account).post(release(release) + "/decisions", approval(release));
    }

    protected Answer approved(Answer release) {
        return expect(201, decide("modeler-two", release));
    }

    protected static String release(Answer release) {
        return "/models/releases/" + release.text("id");
    }

    protected Answer shown(Answer release) {
        return expect(200, api.as("modeler-one").get(release(release)));
    }

    /** Runs what is due of a release, until nothing is. */
    protected Answer carriedOut(Answer release) {
        for (var due = due(release); !due.isEmpty(); due = due(release)) {
            due.forEach(job -> door.open(() -> engine.getManagementService().executeJob(job.getId())));
        }
        return shown(release);
    }

    protected List<Job> due(Answer release) {
        return jobs(release).stream()
                .filter(job -> job.getDuedate() == null
                        || !job.getDuedate().toInstant().isAfter(time.now()))
                .toList();
    }

    protected List<Job> jobs(Answer release) {
        return engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> instance(release).contains(job.getProcessInstanceId()))
                .toList();
    }

    protected List<String> instance(Answer release) {
        return jdbc.sql("select id_ from public.act_ru_execution where parent_id_ is null and business_key_ = ?")
                .param(release.text("id"))
                .query(String.class)
                .list();
    }

    protected Answer released(Answer draft) {
        return carriedOut(approved(request(draft)));
    }

    protected Answer inForce(String name) {
        return expect(200, api.as("requester").get("/models/" + name));
    }

    protected String content(String name, int version) {
        return expect(200, api.as("requester").get("/models/" + name + "/versions/" + version))
                .text("content");
    }

    protected static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    protected List<String> entriesOf(Answer release) {
        return jdbc.sql(
                        "select kind from countersign.audit_pending where subject = ? and kind <> 'act_refused' order by id")
                .param(release.text("id"))
                .query(String.class)
                .list();
    }
}
