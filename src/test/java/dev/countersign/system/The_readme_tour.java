package dev.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The blocks marked {@code bash} in README.md, pasted from top to bottom. */
class The_readme_tour {

    private static final Pattern BLOCK = Pattern.compile("^```bash\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @BeforeAll
    static void tools() {
        Shell.assumeInstalled("bash", "curl", "jq");
    }

    @Test
    void shows_what_it_says() throws Exception {
        try (var application =
                RunningApplication.start(HomeUnderTarget.named("tour")).awaitReady()) {
            var tour = "set -euo pipefail\n" + blocks();
            try (var shell = Shell.run(
                    Path.of("").toAbsolutePath(),
                    Map.of("COUNTERSIGN_URL", application.url()),
                    List.of("bash", "-c", tour))) {
                assertThat(shell.exitValue()).as(shell.output()).isZero();

                assertThat(shell.output())
                        .containsSubsequence(
                                "\"status\": \"pending\"",
                                "\"eligible\": false",
                                "\"code\": \"self_decision\"",
                                "\"status\": 403",
                                "\"status\": \"pending\"",
                                "\"status\": \"approved\"",
                                "\"status\": \"succeeded\"",
                                "\"code\": \"change_closed\"",
                                "change_submitted",
                                "change_succeeded",
                                "\"status\": \"rejected\"",
                                "\"status\": \"pending\"",
                                "\"rollbackPlan\"",
                                "\"name\": \"Review change\"",
                                "\"verdict\"",
                                "204",
                                "\"sre-two\"",
                                "\"status\": \"approved\"",
                                "runs without an approval",
                                "\"openTeam\": \"payments-owners\"",
                                "\"code\": \"incident_not_active\"",
                                "\"code\": \"scope_exceeded\"",
                                "\"redeemedAt\"",
                                "\"endReason\": \"by_hand\"",
                                "\"what\": \"closure\"");
            }
        }
    }

    private static String blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }
}
