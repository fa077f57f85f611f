package dev.countersign.bench;

import static dev.countersign.breakglass.AnEmergency.aRollback;
import static dev.countersign.breakglass.AnEmergency.anEmergency;
import static dev.countersign.breakglass.AnEmergency.startOf;

import dev.countersign.Api;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Emergency sessions over HTTP, among those of the past: declared and opened until the first permit is redeemed, and the
 * check of a single action, permitted and refused. Arguments: sessions in history (10,000), repeats (300).
 */
final class GlassBench {

    /** Sessions that were opened and ended before, ten actions under each of every tenth. */
    private static final String HISTORY = """
            with opened as (
                insert into countersign.session (id, rehearsal, incident, severity, project, environments, actions, targets, reason,
                    opener, opener_person, team, closure_owner, closure_owner_person, status, opened_at, expires_at, idle_limit,
                    last_used_at, budget, policy, skipped_teams, ended_at, end_reason, ended_by, closure_due_at, opinion_due_at,
                    review_due_at)
                select 'bgs_' || lpad(n::text, 26, '0'), rehearsal, incident, severity, project, environments, actions, targets,
                    reason, opener, opener_person, team, closure_owner, closure_owner_person, 'done', opened_at, expires_at,
                    idle_limit, last_used_at, budget, policy, skipped_teams, opened_at, 'by_hand', 'system', closure_due_at,
                    opinion_due_at, review_due_at
                from (select * from countersign.session limit 1) one, generate_series(1, :count) n returning id)
            select count(*) from opened""";

    /** Actions that are not counted: what is measured is an application that has been used before. */
    private static final int WARM_UP = 400;

    /** What each took, in ms. */
    private record Asked(double[] permitted, double[] refused) {}

    private final Api commander;
    private final int repeats;

    /** By a token, as programs and shells do: a password is slow to check on purpose. */
    private GlassBench(Api api, int repeats) {
        this.commander = api.withToken(expect(
                        201,
                        api.as("commander").post("/directory/tokens", Map.of("name", "bench", "account", "commander")))
                .text("secret"));
        this.repeats = repeats;
    }

    public static void main(String[] args) throws IOException {
        int sessions = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int repeats = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        try (var installation = Installation.start("bench-glass", false)) {
            var bench = new GlassBench(Api.at(installation.url()), repeats);
            bench.opening("WARM-", 20);
            installation
                    .bean(JdbcClient.class)
                    .sql(HISTORY)
                    .param("count", sessions)
                    .query(Integer.class)
                    .single();
            report("declare, open, first permit redeemed, ms", bench.opening("INC-", 50));
            bench.actions("WARM-ACT-", WARM_UP);
            var asked = bench.actions("ACT-", repeats);
            report("an action asked for and permitted, ms", asked.permitted());
            report("an action asked for and refused, ms", asked.refused());
            report(
                    "likely actions of a session, ms",
                    bench.reading("/break-glass/" + bench.opened("READ-1") + "/likely-actions"));
            report("what an opening is filled in with, ms", bench.reading("/break-glass/proposal"));
        }
    }

    /** One act by the commander declares and opens; then the first permit, and its redemption. */
    private double[] opening(String prefix, int times) {
        var took = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            var session = opened(prefix + i);
            var permit = expect(201, ask(session, "k8s/payments/checkout"));
            var redemption = "/break-glass/permits/" + permit.text("id") + "/redemptions";
            expect(200, commander.post(redemption, startOf(permit)));
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        return took;
    }

    private String opened(String incident) {
        var opening = anEmergency().of(incident, "sev1").opening();
        return expect(201, commander.post("/break-glass", opening)).text("id");
    }

    private Asked actions(String prefix, int times) {
        var asked = new Asked(new double[times], new double[times]);
        String session = "";
        for (int i = 0; i < times; i++) {
            if (i % 20 == 0) {
                session = opened(prefix + i);
            }
            asked.permitted()[i] = timed(201, session, "k8s/payments/checkout");
            asked.refused()[i] = timed(403, session, "k8s/identity/login");
        }
        return asked;
    }

    private double[] reading(String path) {
        var took = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            var answer = commander.get(path);
            took[i] = (System.nanoTime() - start) / 1e6;
            expect(200, answer);
        }
        return took;
    }

    private double timed(int status, String session, String target) {
        long start = System.nanoTime();
        var answer = ask(session, target);
        double took = (System.nanoTime() - start) / 1e6;
        expect(status, answer);
        return took;
    }

    private Api.Answer ask(String session, String target) {
        var wanted = aRollback();
        wanted.put("target", target);
        return commander.post("/break-glass/" + session + "/actions", wanted);
    }

    private static Api.Answer expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }

    private static void report(String what, double[] took) {
        Arrays.sort(took);
        System.out.printf(
                "%-50s median %6.1f, p99 %6.1f, worst %6.1f%n",
                what, took[took.length / 2], took[(int) Math.ceil(took.length * 0.99) - 1], took[took.length - 1]);
    }
}
