package dev.countersign.modeling.recovery;

import dev.countersign.modeling.ModelName;
import dev.countersign.platform.Refused;
import dev.countersign.platform.start.StartRefused;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar countersign.jar recover-model NAME VERSION}: ends with 0 where the version is in force again, 1 where it
 * was refused, 2 where it was not asked rightly. The tokens come from the environment or are asked for, and are never
 * arguments: those everybody on the machine can read.
 */
public final class RecoverCommand {

    public static final String NAME = "recover-model";

    /** Beside nodes that run: answers no requests, runs no jobs, and puts nothing in force by itself. */
    private static final Map<String, Object> BESIDE = Map.of(
            "countersign.command", NAME,
            "server.port", "-1",
            "management.server.port", "-1",
            "spring.main.banner-mode", "off",
            "logging.level.root", "error",
            "operaton.bpm.job-execution.enabled", "false",
            "countersign.audit.sequenced", "false",
            "countersign.compliance.self-check.scheduled", "false",
            "countersign.demo.changes", "false");

    private static final String[] TOKENS = {"COUNTERSIGN_ADMINISTRATOR_TOKEN", "COUNTERSIGN_SECOND_ADMINISTRATOR_TOKEN"
    };
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_ASKED = 2;
    private static final String USAGE = """
            recover-model NAME VERSION [--countersign.home=FOLDER | --spring.datasource.url=…]
              NAME     of a model, such as release-policy.dmn
              VERSION  of it, that is to be in force again
            Two administrators prove themselves by an API token each: %s and %s, or they are asked for them.""".formatted((Object[]) TOKENS);

    private RecoverCommand() {}

    public static int run(
            Class<?> application, List<String> arguments, Map<String, String> environment, PrintStream out) {
        var words = arguments.stream().filter(word -> !word.startsWith("--")).toList();
        if (words.size() != 2 || !words.get(1).matches("[1-9]\\d{0,8}")) {
            out.println(USAGE);
            return NOT_ASKED;
        }
        var tokens = tokens(environment);
        if (tokens.isEmpty()) {
            out.println("Both tokens are needed.\n" + USAGE);
            return NOT_ASKED;
        }
        var settings = arguments.stream().filter(word -> word.startsWith("--")).toArray(String[]::new);
        try (var context = start(application, settings)) {
            return recover(context, words, tokens.get(), out);
        } catch (Refused e) {
            return refused(e.refusal().detail(), e.refusal().next(), out);
        } catch (StartRefused e) {
            return refused(e.getMessage(), e.next(), out);
        }
    }

    private static int recover(
            ConfigurableApplicationContext context, List<String> words, String[] tokens, PrintStream out) {
        var recovered = context.getBean(RecoverModel.class)
                .recover(new ModelName(words.get(0)), Integer.parseInt(words.get(1)), tokens[0], tokens[1]);
        out.println(recovered.name() + " is in force as it was in version " + words.get(1) + "; this is version "
                + recovered.version() + ". It is on record.");
        return DONE;
    }

    private static ConfigurableApplicationContext start(Class<?> application, String[] settings) {
        var beside = BESIDE.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        return SpringApplication.run(
                application,
                java.util.stream.Stream.concat(java.util.Arrays.stream(settings), beside)
                        .toArray(String[]::new));
    }

    private static int refused(@Nullable String what, @Nullable String next, PrintStream out) {
        out.println("NOT RECOVERED\n  " + what + (next == null ? "" : "\n  " + next));
        return REFUSED;
    }

    private static Optional<String[]> tokens(Map<String, String> environment) {
        var console = System.console();
        Function<String, String> asked =
                name -> console == null ? "" : String.valueOf(console.readPassword("%s: ", name));
        var first = environment.getOrDefault(TOKENS[0], "");
        var second = environment.getOrDefault(TOKENS[1], "");
        first = first.isBlank() ? asked.apply("Token of the first administrator") : first;
        second = second.isBlank() ? asked.apply("Token of the second administrator") : second;
        return first.isBlank() || second.isBlank() ? Optional.empty() : Optional.of(new String[] {first, second});
    }
}
