package dev.countersign.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.ApplicationTest;
import dev.countersign.breakglass.IncidentTools.Tool;
import dev.countersign.platform.start.StartRefused;
import dev.countersign.policy.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class An_incident_tool_in_the_settings {

    private static final String SECRET = "long enough to be one";

    @Autowired
    private Catalogue catalogue;

    @Test
    void without_secrets_is_not_connected_whatever_else_is_said() {
        assertThat(tool("incident-tool").connectedBy()).isEmpty();
        check(tool(null));
        check(new Tool("nobody", List.of(), Map.of("P1", "worst"), Map.of("a", "none")));
    }

    @Test
    void acts_by_a_service_account_that_is_named_as_a_tool() {
        check(tool("incident-tool", SECRET));
        assertThatThrownBy(() -> check(tool(null, SECRET)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("webhooks.pagerduty.account");
        assertThatThrownBy(() -> check(tool("commander", SECRET))).isInstanceOf(StartRefused.class);
    }

    @Test
    void has_no_secret_that_could_be_guessed_or_was_forgotten() {
        for (var secret : List.of("", "   ", "short", "                      x")) {
            assertThatThrownBy(() -> check(tool("incident-tool", SECRET, secret)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("webhooks.pagerduty.secrets")
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void names_severities_and_projects_that_there_are() {
        var odd = new Tool("incident-tool", List.of(SECRET), Map.of("P1", "worst"), Map.of());
        assertThatThrownBy(() -> check(odd)).hasMessageContaining("worst");
        var gone = new Tool("incident-tool", List.of(SECRET), Map.of(), Map.of("PPAYMENT", "pay-ments"));
        assertThatThrownBy(() -> check(gone)).hasMessageContaining("pay-ments");
    }

    @Test
    void does_not_show_its_secrets() {
        assertThat(new IncidentTools(tool("incident-tool", SECRET), tool(null)).toString())
                .doesNotContain(SECRET);
    }

    private static Tool tool(@Nullable String account, String... secrets) {
        return new Tool(account, List.of(secrets), Map.of("P1", "sev1"), Map.of("PPAYMENT", "payments"));
    }

    private void check(Tool tool) {
        var command = new IncidentCommand.Settings(Set.of("incident-command"), Set.of("incident-tool"), Set.of());
        new CheckIncidentTools(new IncidentTools(tool, tool(null)), command, catalogue);
    }
}
