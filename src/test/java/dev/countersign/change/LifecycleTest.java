package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.AChange;
import dev.countersign.Api;
import dev.countersign.ApplicationTest;
import dev.countersign.MovableTime;
import dev.countersign.platform.engine.EngineDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.repository.Deployment;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.springframework.beans.factory.annotation.Autowired;

/** Leads a change where a test wants it, over the API, and fires the timers of its process when their time has come. */
@ApplicationTest
public abstract class LifecycleTest {

    @Autowired
    protected Api api;

    @Autowired
    protected ProcessEngine engine;

    @Autowired
    protected EngineDoor door;

    @Autowired
    protected MovableTime time;

    private @Nullable Deployment released;

    @AfterEach
    void take_back_what_was_released() {
        if (released != null) {
            door.open(() -> engine.getRepositoryService().deleteDeployment(released.getId(), true));
            released = null;
        }
    }

    /** Puts a model in force until the test is over. */
    protected void release(String resource, String content) {
        released = door.open(() -> engine.getRepositoryService()
                .createDeployment()
                .addString(resource, content)
                .deploy());
    }

    @BeforeEach
    void assertions_know_the_engine() {
        AbstractAssertions.init(engine);
    }

    protected static String path(Api.Answer change) {
        return "/changes/" + change.text("id");
    }

    protected Api.Answer seen(Api.Answer change) {
        return api.as("sre-two").get(path(change));
    }

    /** Rejected by sre, with these items. */
    protected Api.Answer rejected(AChange proposal, String... items) {
        var change = proposal.submit(api);
        expect(201, api.as("sre-one").post(path(change) + "/decisions", AChange.rejectionOf(change, items)));
        return seen(change);
    }

    protected Api.Answer decided(Api.Answer change, String... approvers) {
        for (var approver : approvers) {
            expect(201, api.as(approver).post(path(change) + "/decisions", AChange.approvalOf(seen(change))));
        }
        return seen(change);
    }

    /** Running under the permit of run {@code r-1}, redeemed by its requester. */
    protected Api.Answer executing(Api.Answer approved) {
        var me = api.as(approved.text("requester"));
        var permit = expect(201, me.post(path(approved) + "/permits", Map.of("audience", "deployer", "runId", "r-1")));
        expect(200, me.post("/changes/permits/" + permit.text("id") + "/redemptions", start(approved)));
        return seen(approved);
    }

    protected static Map<String, Object> start(Api.Answer approved) {
        return Map.of(
                "runId", "r-1",
                "digest", approved.text("digest"),
                "target", approved.text("target"),
                "environment", approved.text("environment"));
    }

    /** A revision of what {@code change} was when it was read. */
    protected Api.Answer revise(Api.Answer change, String account, Map<String, ?> corrections) {
        return api.as(account).with("If-Match", seen(change).etag()).post(path(change) + "/revisions", corrections);
    }

    protected List<String> timeline(Api.Answer change) {
        return StreamSupport.stream(entries(change).spliterator(), false)
                .map(entry -> entry.path("kind").asText())
                .toList();
    }

    protected JsonNode entries(Api.Answer change) {
        return api.as("sre-two").get(path(change) + "/timeline").body().path("items");
    }

    protected ProcessInstance process(Api.Answer change) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(change.text("id"))
                .singleResult();
    }

    protected Job job(Api.Answer change, String activity) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process(change).getId())
                .activityId(activity)
                .singleResult();
    }

    /** Runs the job of a boundary event whatever the time: what comes of it is the delegate's to judge. */
    protected void fire(Api.Answer change, String boundaryEvent) {
        var job = job(change, boundaryEvent).getId();
        door.open(() -> engine.getManagementService().executeJob(job));
    }

    /** Moves the time to when the timer is due, and runs its job. */
    protected void fireWhenDue(Api.Answer change, String boundaryEvent) {
        var due = job(change, boundaryEvent).getDuedate().toInstant();
        time.advance(Duration.between(time.now(), due).plusSeconds(1));
        fire(change, boundaryEvent);
    }

    /** The one task of a kind that the account has in its inbox. */
    protected JsonNode task(String account, String key) {
        var items = api.as(account).get("/tasks?key=" + key).body().path("items");
        assertThat(items).as("tasks " + key + " of " + account).hasSize(1);
        return items.get(0);
    }

    protected List<String> inbox(String account) {
        var keys = new ArrayList<String>();
        api.as(account)
                .get("/tasks")
                .body()
                .path("items")
                .forEach(task -> keys.add(task.path("key").asText()));
        return keys;
    }

    protected static Api.Answer expect(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer;
    }

    /** All that a client can see of a change, to compare it with later; not that something was refused. */
    protected Map<String, Object> everything(Api.Answer change) {
        var facts = StreamSupport.stream(entries(change).spliterator(), false)
                .filter(entry -> !entry.path("kind").asText().equals("act_refused"))
                .toList();
        return Map.of("change", seen(change).body(), "facts", facts);
    }

    /** A refusal in the form of every problem. */
    protected static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
