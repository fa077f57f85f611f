package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** src/docs/examples as a reader would use them: the real script against the real jar. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class The_pipeline_of_the_examples {

    private static final Path EXAMPLES = Path.of("src/docs/examples").toAbsolutePath();
    private static final String RELEASE = "helm-release.json";
    private static final String TOKEN = "cs_" + "pipelineOfTheExamples".repeat(2);

    private final Path home = HomeUnderTarget.named("examples");
    private RunningApplication application;
    private Api api;

    @BeforeAll
    void start() {
        Shell.assumeInstalled("bash", "curl", "jq");
        application = RunningApplication.start(home, "--countersign.directory.tokens.ci-payments=" + TOKEN)
                .awaitReady();
        api = Api.at(application.url());
    }

    @AfterAll
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    static Stream<String> changes() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void brings_every_change_through_its_approvals_to_success(String example) throws Exception {
        try (var pipeline = play(example, "run-" + example, "true")) {
            var change = submitted(pipeline, example);
            var approvers = approve(change);

            assertThat(pipeline.exitValue()).as(pipeline.output()).isZero();
            assertThat(approvers).hasSizeGreaterThanOrEqualTo(2).doesNotContain("developer");
            var done = api.as("auditor").get("/changes/" + change);
            assertThat(done.text("status")).isEqualTo("succeeded");
            assertThat(done.text("/execution/observedDigest")).isEqualTo(done.text("digest"));
            assertThat(done.body().at("/evidence").findValuesAsText("title")).contains("Run run-" + example);
        }
    }

    @Test
    void starts_nothing_twice_when_a_run_is_repeated() throws Exception {
        var traces = home.resolveSibling("traces");
        var command = new String[] {"bash", "-c", "echo x >> '" + traces + "'"};
        try (var first = play(RELEASE, "run-repeated", command)) {
            approve(submitted(first, RELEASE));
            assertThat(first.exitValue()).as(first.output()).isZero();
        }
        try (var second = play(RELEASE, "run-repeated", command)) {
            assertThat(second.exitValue()).as(second.output()).isZero();
            assertThat(second.output()).contains("has succeeded already");
        }
        assertThat(traces).content().isEqualTo("x\n");
    }

    @Test
    void reports_a_command_that_fails() throws Exception {
        try (var pipeline = play(RELEASE, "run-failing", "false")) {
            var change = submitted(pipeline, RELEASE);
            approve(change);

            assertThat(pipeline.exitValue()).as(pipeline.output()).isEqualTo(6);
            assertThat(api.as("auditor").get("/changes/" + change).text("status"))
                    .isEqualTo("failed");
        }
    }

    @Test
    void says_what_was_wrong_with_a_rejected_change_and_runs_nothing() throws Exception {
        var traces = home.resolveSibling("never");
        try (var pipeline = play(RELEASE, "run-rejected", "touch", traces.toString())) {
            var change = submitted(pipeline, RELEASE);
            var decided = api.as("sre-two")
                    .post(
                            "/changes/" + change + "/decisions",
                            Map.of(
                                    "verdict",
                                    "reject",
                                    "reason",
                                    "The timeout is above that of the load balancer.",
                                    "remediation",
                                    List.of(Map.of("item", "Lower the timeout below one second.")),
                                    "digest",
                                    digest(change)));
            assertThat(decided.status()).isEqualTo(201);

            assertThat(pipeline.exitValue()).as(pipeline.output()).isEqualTo(3);
            assertThat(pipeline.output())
                    .contains("The timeout is above that of the load balancer.", "Lower the timeout below one second.");
            assertThat(traces).doesNotExist();
        }
    }

    @Test
    void stops_when_the_change_is_withdrawn() throws Exception {
        try (var pipeline = play(RELEASE, "run-withdrawn", "true")) {
            var change = submitted(pipeline, RELEASE);
            api.as("requester")
                    .post("/changes/" + change + "/withdrawal", Map.of("reason", "Waits for the next release train."));

            assertThat(pipeline.exitValue()).as(pipeline.output()).isEqualTo(3);
            assertThat(pipeline.output()).contains("was withdrawn");
        }
    }

    @Test
    void runs_nothing_when_something_else_was_approved_meanwhile() throws Exception {
        var traces = home.resolveSibling("other");
        try (var pipeline = play(RELEASE, "run-revised", "touch", traces.toString())) {
            var change = submitted(pipeline, RELEASE);
            var revised = api.as("requester")
                    .with(
                            "If-Match",
                            api.as("requester").get("/changes/" + change).etag())
                    .post("/changes/" + change + "/revisions", Map.of("parameters", Map.of("chartVersion", "2.15.0")));
            assertThat(revised.status()).isEqualTo(201);
            approve(change);

            assertThat(pipeline.exitValue()).as(pipeline.output()).isEqualTo(9);
            assertThat(api.as("auditor").get("/changes/" + change).text("status"))
                    .isEqualTo("approved");
            assertThat(traces).doesNotExist();
        }
    }

    @Test
    void says_what_to_do_when_it_is_refused() throws Exception {
        var broken = Files.writeString(
                home.resolveSibling("broken.json"),
                Files.readString(EXAMPLES.resolve(RELEASE)).replace("\"production\"", "\"moon\""));
        try (var pipeline = play(broken.toString(), "run-broken", "true")) {
            assertThat(pipeline.exitValue()).as(pipeline.output()).isEqualTo(5);
            assertThat(pipeline.output()).contains("environment", "Next: Correct the fields");
        }
    }

    private Shell play(String change, String run, String... command) throws IOException {
        var script = Stream.concat(
                Stream.of(EXAMPLES.resolve("pipeline.sh").toString(), EXAMPLES.resolve(change) + "", "--"),
                Stream.of(command));
        return Shell.run(
                home.getParent(),
                Map.of(
                        "COUNTERSIGN_URL",
                        application.url(),
                        "COUNTERSIGN_TOKEN",
                        TOKEN,
                        "RUN_ID",
                        run,
                        "RUN_URL",
                        "https://ci.example.com/runs/1"),
                script.toList());
    }

    private static String submitted(Shell pipeline, String example) {
        await().atMost(Duration.ofMinutes(1)).until(() -> pipeline.output().contains("Waiting for"));
        var found = java.util.regex.Pattern.compile("chg_\\w+").matcher(pipeline.output());
        assertThat(found.find()).as(example).isTrue();
        return found.group();
    }

    /** Takes seat after seat with whoever can. */
    private Set<String> approve(String change) {
        var approvers = new HashSet<String>();
        while (api.as("auditor").get("/changes/" + change).text("status").equals("pending")) {
            var approver = api
                    .as("auditor")
                    .get("/changes/" + change + "/eligibility")
                    .body()
                    .at("/couldDecide")
                    .findValuesAsText("person")
                    .stream()
                    .filter(person -> !approvers.contains(person))
                    .filter(person -> api.as(person)
                            .get("/changes/" + change + "/eligibility")
                            .body()
                            .at("/eligible")
                            .asBoolean())
                    .findFirst()
                    .orElseThrow();
            var decided = api.as(approver)
                    .post(
                            "/changes/" + change + "/decisions",
                            Map.of(
                                    "verdict",
                                    "approve",
                                    "reason",
                                    "Read the evidence and the way back; both hold.",
                                    "riskAcknowledged",
                                    true,
                                    "digest",
                                    digest(change)));
            assertThat(decided.status()).as(decided.body().toString()).isEqualTo(201);
            approvers.add(approver);
        }
        return approvers;
    }

    private String digest(String change) {
        return api.as("auditor").get("/changes/" + change).text("digest");
    }
}
