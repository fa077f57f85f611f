package dev.countersign.breakglass;

import dev.countersign.breakglass.IncidentTools.Tool;
import dev.countersign.platform.start.StartRefused;
import dev.countersign.policy.Catalogue;
import org.springframework.stereotype.Component;

/**
 * Does not let the application start with a webhook that anybody could use, or that would refuse everything: whoever set
 * it up is there to mend it, and at the next incident nobody is.
 */
@Component
final class CheckIncidentTools {

    private static final int SHORTEST_SECRET = 16;
    private static final String AT = "countersign.break-glass.webhooks.";

    private final IncidentCommand.Settings command;
    private final Catalogue catalogue;

    CheckIncidentTools(IncidentTools tools, IncidentCommand.Settings command, Catalogue catalogue) {
        this.command = command;
        this.catalogue = catalogue;
        check(AT + "pagerduty", tools.pagerduty());
        check(AT + "opsgenie", tools.opsgenie());
    }

    private void check(String at, Tool tool) {
        if (tool.secrets().isEmpty()) {
            return;
        }
        require(
                tool.account() != null && command.tools().contains(tool.account()),
                at + ".account is not one of countersign.break-glass.tools.",
                "Name the service account that acts for the tool in both.");
        require(
                tool.secrets().stream().allMatch(secret -> secret.strip().length() >= SHORTEST_SECRET),
                at + ".secrets has one that is shorter than " + SHORTEST_SECRET + " characters.",
                "Give the whole secret; leave the setting out where there is none.");
        for (var severity : tool.severities().values()) {
            require(
                    Incident.SEVERITIES.contains(severity),
                    at + ".severities has " + severity + ", which is none.",
                    "Use sev1, sev2, sev3 or sev4.");
        }
        for (var project : tool.projects().values()) {
            require(
                    catalogue.project(project).isPresent(),
                    at + ".projects has " + project + ", which is not in the catalogue.",
                    "Name a project of the catalogue, or leave it out: then the incident is of all projects.");
        }
    }

    private static void require(boolean right, String reason, String next) {
        if (!right) {
            throw new StartRefused(reason, next);
        }
    }
}
