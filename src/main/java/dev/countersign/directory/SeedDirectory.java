package dev.countersign.directory;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty directory from a file: all of it, with its audit entries, or nothing. */
@Component
class SeedDirectory {

    static final Actor START_UP = Actor.system("start-up");

    private final JdbcClient jdbc;
    private final People people;
    private final Accounts accounts;
    private final Teams teams;
    private final Memberships memberships;
    private final Passwords passwords;
    private final StartUpTokens startUpTokens;
    private final DatabaseTime time;
    private final AuditLog audit;

    SeedDirectory(
            JdbcClient jdbc,
            People people,
            Accounts accounts,
            Teams teams,
            Memberships memberships,
            Passwords passwords,
            StartUpTokens startUpTokens,
            DatabaseTime time,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.people = people;
        this.accounts = accounts;
        this.teams = teams;
        this.memberships = memberships;
        this.passwords = passwords;
        this.startUpTokens = startUpTokens;
        this.time = time;
        this.audit = audit;
    }

    /** @return the tokens that were made up for it; empty if the directory was not */
    @Transactional
    public List<IssuedToken> seed(DirectoryFile file) {
        // Nodes that start together wait here for the first of them.
        jdbc.sql("lock table countersign.person in share row exclusive mode").update();
        if (!people.none()) {
            return List.of();
        }
        file.people().forEach(this::add);
        file.serviceAccounts().forEach(machine -> add(new Account(machine.id(), machine.owner(), true, true), null));
        file.teams().forEach(this::add);
        var issued = new ArrayList<IssuedToken>();
        withoutPassword(file).forEach(account -> startUpTokens.firstOf(account).ifPresent(issued::add));
        return issued;
    }

    private void add(DirectoryFile.Human human) {
        var person = new Person(human.id(), human.name().strip(), true);
        people.add(person);
        record(Facts.personAdded(person));
        var hash = passwords.inUse() ? passwords.hashOfDemo() : null;
        human.accountIds().forEach(id -> add(new Account(id, person.id(), false, true), hash));
    }

    private void add(Account account, @Nullable String passwordHash) {
        accounts.add(account, passwordHash);
        record(Facts.accountAdded(account));
    }

    private void add(DirectoryFile.Group group) {
        var team = new Team(group.id(), group.name().strip(), true);
        teams.add(team);
        record(Facts.teamAdded(team));
        for (var person : group.members()) {
            var membership = new Membership(team.id(), person, time.now(), null, START_UP.account());
            memberships.add(membership);
            record(Facts.ofMembership("member_added", membership));
        }
    }

    // Where there are no passwords the administrators need a token, or nobody could ever sign in.
    private List<String> withoutPassword(DirectoryFile file) {
        var ids = new ArrayList<String>();
        file.serviceAccounts().forEach(machine -> ids.add(machine.id()));
        if (!passwords.inUse()) {
            file.teams().stream()
                    .filter(team -> team.id().equals(Team.ADMINISTRATORS))
                    .flatMap(team -> team.members().stream())
                    .flatMap(person ->
                            file.people().stream().filter(human -> human.id().equals(person)))
                    .forEach(human -> ids.addAll(human.accountIds()));
        }
        return ids;
    }

    private void record(Fact fact) {
        audit.record(fact, START_UP);
    }
}
