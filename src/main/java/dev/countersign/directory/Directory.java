package dev.countersign.directory;

import dev.countersign.platform.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is who, and who may act for which team. Every call is a fresh query: MUST NOT be cached, or somebody who left a
 * moment ago decides (law 4).
 */
@Component
public final class Directory {

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Person> person(String id) {
        return Optional.ofNullable(persons(List.of(id)).get(id));
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts(List.of(id)).get(id));
    }

    /** Those of the ids that exist, active or not. */
    public Map<String, Person> persons(Collection<String> ids) {
        var wellFormed = wellFormed(ids);
        if (wellFormed.length == 0) {
            return Map.of();
        }
        return jdbc
                .sql("select id, name, active from countersign.person where id = any (?)")
                .param(wellFormed)
                .query(Person.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Those of the ids that exist, active or not. */
    public Map<String, Account> accounts(Collection<String> ids) {
        var wellFormed = wellFormed(ids);
        if (wellFormed.length == 0) {
            return Map.of();
        }
        return jdbc.sql("""
                        select id, person, kind = 'service' as service, active
                          from countersign.account where id = any (?)""").param(wellFormed).query(Account.class).list().stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /** The accounts by which these persons sign in themselves, by person. */
    public Map<String, List<String>> accountsOf(Collection<String> persons) {
        return jdbc
                .sql("""
                        select person, id from countersign.account
                        where person = any (?) and kind = 'person' and active order by person, id""")
                .param(wellFormed(persons))
                .query((row, n) -> Map.entry(row.getString("person"), row.getString("id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Whether there is such a team that can act: an inactive one counts as none. */
    public boolean teamExists(String team) {
        return Ident.isOne(team)
                && jdbc.sql("select exists (select 1 from countersign.team where id = ? and active)")
                        .param(team)
                        .query(Boolean.class)
                        .single();
    }

    /** The teams that can act. */
    public Set<String> activeTeams() {
        return Set.copyOf(jdbc.sql("select id from countersign.team where active")
                .query(String.class)
                .list());
    }

    /** Who belongs to which team at that time, and could sign in to act for it, away or not. */
    public Map<String, Set<String>> belonging(Instant at) {
        return jdbc
                .sql("""
                        select b.team, b.person from countersign.belonging_member(?) b
                        where exists (select from countersign.account a
                            where a.person = b.person and a.kind = 'person' and a.active)""")
                .param(DatabaseTime.sql(at))
                .query((row, n) -> Map.entry(row.getString("team"), row.getString("person")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** Who may act for the team at that time; members in their own right first. */
    public List<Member> members(String team, Instant at) {
        return acting("where team = ? order by on_behalf_of nulls first, person", at, team);
    }

    /** For which teams the person may act at that time; in their own right first. */
    public List<Member> capacities(String person, Instant at) {
        return acting("where person = ? order by on_behalf_of nulls first, team", at, person);
    }

    /** All teams that the person may act for, in their own right or standing in. */
    public Set<String> teamsOf(String person, Instant at) {
        return capacities(person, at).stream().map(Member::team).collect(Collectors.toUnmodifiableSet());
    }

    /** The same for many; whoever acts for no team is left out. */
    public Map<String, Set<String>> teamsOf(Collection<String> persons, Instant at) {
        return byPerson("select person, team from countersign.acting_member(?) where person = any (?)", persons, at);
    }

    /**
     * The teams to which each of the persons belongs at that time, whether they are away or not: what somebody decided
     * before they went away stands.
     */
    public Map<String, Set<String>> belonging(Collection<String> persons, Instant at) {
        return byPerson("select person, team from countersign.belonging_member(?) where person = any (?)", persons, at);
    }

    /** The persons who belong to a team at that time, whether they are away or not. */
    public Set<String> belongingTo(String team, Instant at) {
        return Set.copyOf(jdbc.sql("select person from countersign.belonging_member(?) where team = ?")
                .params(DatabaseTime.sql(at), team)
                .query(String.class)
                .list());
    }

    private Map<String, Set<String>> byPerson(String statement, Collection<String> persons, Instant at) {
        return jdbc
                .sql(statement)
                .params(DatabaseTime.sql(at), wellFormed(persons))
                .query((row, n) -> Map.entry(row.getString("person"), row.getString("team")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private List<Member> acting(String whose, Instant at, String id) {
        if (!Ident.isOne(id)) {
            return List.of();
        }
        return jdbc.sql("select team, person, on_behalf_of, since from countersign.acting_member(?) " + whose)
                .params(DatabaseTime.sql(at), id)
                .query(Directory::member)
                .list();
    }

    private static Member member(ResultSet row, int n) throws SQLException {
        return new Member(
                row.getString("team"),
                row.getString("person"),
                row.getString("on_behalf_of"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    // Anything else names nobody, and a NUL in it would break the statement.
    private static String[] wellFormed(Collection<String> ids) {
        return ids.stream().filter(Ident::isOne).distinct().toArray(String[]::new);
    }
}
