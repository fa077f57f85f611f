package dev.countersign.directory;

import dev.countersign.audit.Fact;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the directory writes into the audit. A subject is its kind and id, since a person and an account may share one. */
final class Facts {

    private Facts() {}

    static Fact ofPerson(String what, String person, Map<String, ? extends @Nullable Object> data) {
        return Fact.of(what, "person/" + person, data);
    }

    static Fact ofAccount(String what, String account, Map<String, ? extends @Nullable Object> data) {
        return Fact.of(what, "account/" + account, data);
    }

    static Fact ofTeam(String what, String team, Map<String, ? extends @Nullable Object> data) {
        return Fact.of(what, "team/" + team, data);
    }

    /** Without the name: sealed under the key of whoever added them it would outlive their erasure. */
    static Fact personAdded(Person person) {
        return ofPerson("person_added", person.id(), Map.of());
    }

    static Fact accountAdded(Account account) {
        return ofAccount(
                "account_added", account.id(), Map.of("person", account.person(), "service", account.service()));
    }

    static Fact teamAdded(Team team) {
        return ofTeam("team_added", team.id(), Map.of("name", team.name()));
    }

    static Fact ofMembership(String what, Membership membership) {
        var data = new HashMap<String, Object>();
        data.put("person", membership.person());
        data.put("since", membership.since().toString());
        if (membership.until() != null) {
            data.put("until", membership.until().toString());
        }
        return ofTeam(what, membership.team(), data);
    }

    static Fact ofAbsence(String what, Absence absence) {
        var data = new HashMap<String, Object>();
        data.put("id", absence.id());
        data.put("from", absence.from().toString());
        data.put("until", absence.until().toString());
        if (absence.standIn() != null) {
            data.put("standIn", absence.standIn());
        }
        return ofPerson(what, absence.person(), data);
    }

    static Fact ofToken(String what, Token token) {
        var data = new HashMap<String, Object>();
        data.put("token", token.id());
        data.put("name", token.name());
        if (token.expiresAt() != null) {
            data.put("expiresAt", token.expiresAt().toString());
        }
        return ofAccount(what, token.account(), data);
    }

    /** The same as the outcome of an access review, if it is one. */
    static Fact ofReview(Fact fact, @Nullable String review) {
        if (review == null) {
            return fact;
        }
        var data = new HashMap<String, @Nullable Object>(fact.data());
        data.put("review", review);
        return Fact.of(fact.kind(), fact.subject(), data);
    }
}
