package dev.countersign.compliance;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who may decide on a reviewed right. The tables hold the same rules. */
final class AccessRules {

    private AccessRules() {}

    static Optional<Refusal> mayDecide(AccessItem item, Actor actor) {
        if (actor.service()) {
            return Optional.of(Refusal.forbidden(
                    "service_account", "A service account reviews nobody.", "Sign in as a person to do it."));
        }
        if (item.person().equals(actor.person())) {
            return Optional.of(Refusal.forbidden(
                    "own_access",
                    "Item " + item.n() + " is a right of yours: nobody reviews themselves.",
                    "Leave it to " + String.join(" or ", item.reviewers()) + "."));
        }
        if (!item.reviewers().contains(actor.person())) {
            return Optional.of(Refusal.forbidden(
                    "not_a_reviewer",
                    "You were not named to review item " + item.n() + ".",
                    "Leave it to " + String.join(" or ", item.reviewers()) + "."));
        }
        return decided(item);
    }

    private static Optional<Refusal> decided(AccessItem item) {
        if (item.verdict() == null) {
            return Optional.empty();
        }
        var who = item.decidedBy() == null ? "nobody" : item.decidedBy();
        return Optional.of(Refusal.conflict(
                "already_decided",
                "Item " + item.n() + " was decided already. Nothing of what you sent was taken down.",
                "Read the review again, and send what is still open.",
                new Outcome(item.verdict().word(), who, Objects.requireNonNull(item.decidedAt()))));
    }

    /** What entries say of it. */
    static Map<String, Object> facts(AccessItem item) {
        var data = new HashMap<String, Object>();
        data.put("n", item.n());
        data.put("person", item.person());
        if (item.team() != null) {
            data.put("kind", "membership");
            data.put("team", item.team());
        } else {
            data.put("kind", "token");
            data.put("token", String.valueOf(item.token()));
            data.put("account", String.valueOf(item.account()));
        }
        return data;
    }
}
