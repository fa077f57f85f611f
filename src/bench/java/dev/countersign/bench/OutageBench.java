package dev.countersign.bench;

import static dev.countersign.breakglass.AnEmergency.anEmergency;

import dev.countersign.Api;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sessions that were over while every node was down: how long after the start of a node their end is written down. Arguments:
 * open sessions (500).
 */
final class OutageBench {

    private static final String FOLDER = "bench-outage";

    private OutageBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int sessions = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        var over = openUntilTheOutage(sessions);
        // Time is not moved here: the jobs of a benchmark run by the clock of its machine.
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), over).toMillis() + 1_000));
        long start = System.nanoTime();
        try (var installation = Installation.startAgainWithJobs(FOLDER)) {
            long ready = System.nanoTime();
            while (open(installation) > 0) {
                Thread.sleep(50);
            }
            long done = System.nanoTime();
            System.out.printf(
                    "%d sessions written down %.1f s after readiness, %.1f s after the start%n",
                    sessions, (done - ready) / 1e9, (done - start) / 1e9);
        }
    }

    /** @return when the last of them is over */
    private static Instant openUntilTheOutage(int sessions) throws IOException {
        try (var installation = Installation.start(FOLDER, false)) {
            var commander = Api.at(installation.url()).as("commander");
            return IntStream.range(0, sessions)
                    .mapToObj(i -> commander.post(
                            "/break-glass",
                            anEmergency().of("INC-" + i, "sev1").lasting("PT1M").opening()))
                    .map(session -> Instant.parse(session.text("expiresAt")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static int open(Installation installation) {
        return installation
                .bean(JdbcClient.class)
                .sql("select count(*) from countersign.session where status = 'open'")
                .query(Integer.class)
                .single();
    }
}
