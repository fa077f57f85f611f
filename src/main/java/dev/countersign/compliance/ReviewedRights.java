package dev.countersign.compliance;

import dev.countersign.compliance.AccessItems.Right;
import dev.countersign.compliance.StartAccessReview.Start;
import dev.countersign.directory.Account;
import dev.countersign.directory.Accounts;
import dev.countersign.directory.Memberships;
import dev.countersign.directory.People;
import dev.countersign.directory.Person;
import dev.countersign.directory.Team;
import dev.countersign.directory.Teams;
import dev.countersign.directory.Tokens;
import dev.countersign.platform.Refusal.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rights that the directory knows of, and who could review them: anybody but whose they are. */
@Component
class ReviewedRights {

    private final Teams teams;
    private final People people;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Tokens tokens;

    ReviewedRights(Teams teams, People people, Accounts accounts, Memberships memberships, Tokens tokens) {
        this.teams = teams;
        this.people = people;
        this.accounts = accounts;
        this.memberships = memberships;
        this.tokens = tokens;
    }

    /** Memberships in force or to come by team and person, then tokens by account. */
    List<Right> now(@Nullable List<String> wanted, boolean withTokens, Instant now, List<FieldError> errors) {
        var known = teams.all().stream().map(Team::id).collect(Collectors.toSet());
        if (wanted != null && !known.containsAll(wanted)) {
            errors.add(new FieldError("teams", "has a team that there is not"));
        }
        var rights = new ArrayList<Right>();
        memberships.open(now).stream()
                .filter(one -> wanted == null || wanted.contains(one.team()))
                .map(one -> new Right(
                        AccessItems.ofTeam(one.team()),
                        one.person(),
                        one.team(),
                        null,
                        null,
                        null,
                        one.since(),
                        one.until(),
                        one.addedBy()))
                .forEach(rights::add);
        if (withTokens) {
            rights.addAll(living(now));
        }
        if (rights.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("teams", "have nobody, and no token is reviewed either"));
        }
        return rights;
    }

    private List<Right> living(Instant now) {
        var owners = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::person));
        return tokens.living(now).stream()
                .map(one -> new Right(
                        AccessItems.TOKENS,
                        Objects.requireNonNull(owners.get(one.account())),
                        null,
                        one.id(),
                        one.account(),
                        one.name(),
                        one.createdAt(),
                        one.expiresAt(),
                        one.createdBy()))
                .toList();
    }

    /** Whether a right is there still, whatever has become of its bounds. */
    boolean there(AccessItem item, Instant now) {
        return item.team() != null
                ? memberships.openOf(item.person(), now).stream()
                        .anyMatch(open -> open.team().equals(item.team()))
                : tokens.of(Objects.requireNonNull(item.account())).stream()
                        .anyMatch(token -> token.id().equals(item.token())
                                && token.revokedAt() == null
                                && (token.expiresAt() == null
                                        || token.expiresAt().isAfter(now)));
    }

    /** By scope; for each right at least one is left who does not have it. */
    Map<String, Set<String>> reviewers(Start start, List<Right> rights, List<FieldError> errors) {
        var able = able();
        var usual = named("reviewers", start.reviewers(), able, errors);
        var others = new HashMap<String, Set<String>>();
        for (var other :
                Objects.requireNonNullElse(start.teamReviewers(), List.<StartAccessReview.TeamReviewers>of())) {
            others.put(AccessItems.ofTeam(other.team()), named("teamReviewers", other.reviewers(), able, errors));
        }
        var named = new TreeMap<String, Set<String>>();
        for (var right : rights) {
            var who = others.getOrDefault(right.scope(), usual);
            named.put(right.scope(), who);
            if (who.stream().allMatch(right.person()::equals)) {
                errors.add(new FieldError(
                        others.containsKey(right.scope()) ? "teamReviewers" : "reviewers",
                        "leave nobody to review " + right.person() + " in "
                                + (right.team() == null ? "the tokens" : right.team())
                                + ": nobody reviews themselves"));
                return named;
            }
        }
        others.keySet().stream()
                .filter(scope -> !named.containsKey(scope))
                .findFirst()
                .ifPresent(scope ->
                        errors.add(new FieldError("teamReviewers", "are named for what is not reviewed: " + scope)));
        return named;
    }

    private static Set<String> named(
            String field, @Nullable List<String> persons, Set<String> able, List<FieldError> errors) {
        var named = new TreeSet<>(Objects.requireNonNullElse(persons, List.<String>of()));
        named.stream()
                .filter(person -> !able.contains(person))
                .findFirst()
                .ifPresent(person -> errors.add(
                        new FieldError(field, "name somebody who is no active person with an account: " + person)));
        return named;
    }

    private Set<String> able() {
        var active =
                people.all().stream().filter(Person::active).collect(Collectors.toMap(Person::id, Function.identity()));
        return accounts.all().stream()
                .filter(account -> account.active() && !account.service() && active.containsKey(account.person()))
                .map(Account::person)
                .collect(Collectors.toSet());
    }
}
