package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.audit.AuditLog;
import dev.countersign.platform.DatabaseTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@DirectoryTest
@TestPropertySource(properties = "context=of its own, since it empties the database")
@DirtiesContext
class The_first_start {

    private static final String OWN = """
            people: [{id: ada, name: Ada}, {id: bob, name: Bob, accounts: [bob, bob-too]}]
            serviceAccounts: [{id: ci-own, owner: bob}]
            teams: [{id: administrators, name: Administrators, members: [ada]}]
            """;
    private static final String TOKEN = "cs_0123456789012345678901234567890123456789";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Teams teams;

    @Autowired
    Memberships memberships;

    @Autowired
    Tokens tokens;

    @Autowired
    Credentials credentials;

    @Autowired
    DatabaseTime time;

    @Autowired
    AuditLog audit;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    @Test
    void under_the_demo_profile_adds_the_demo_people() {
        clear();

        var lines = start(true, null, Map.of());

        assertThat(people.all()).hasSize(13);
        assertThat(accounts.all()).hasSize(14);
        assertThat(teams.all()).hasSize(11);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("requester, developer, sre-one").doesNotContain("ci-payments");
        var secret = lines.get(1).substring(lines.get(1).indexOf("cs_"));
        assertThat(credentials.ofToken(secret).orElseThrow().account()).isEqualTo("ci-payments");
        assertThat(audit.of("person/requester").get(0).door()).isEqualTo("start-up");
        assertThat(lines.toString()).doesNotContain("$2");
    }

    @Test
    void happens_once() {
        clear();
        start(true, null, Map.of());
        jdbc.sql("update countersign.person set name = 'Somebody else' where id = 'requester'")
                .update();
        var entries = entries();

        assertThat(start(true, null, Map.of())).isEmpty();

        assertThat(people.all()).extracting(Person::name).contains("Somebody else");
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void takes_the_token_of_the_configuration_and_prints_none() {
        clear();

        var lines = start(true, null, Map.of("ci-payments", TOKEN));

        assertThat(lines.toString()).doesNotContain("cs_");
        assertThat(credentials.ofToken(TOKEN).orElseThrow().account()).isEqualTo("ci-payments");
    }

    @Test
    void takes_it_from_the_name_of_an_environment_variable_too() {
        clear();

        start(true, null, Map.of("cipayments", TOKEN));

        assertThat(credentials.ofToken(TOKEN)).isPresent();
    }

    @Test
    void later_with_another_configured_token_revokes_the_former() {
        clear();
        start(true, null, Map.of("ci-payments", TOKEN));

        start(true, null, Map.of("ci-payments", TOKEN + "x"));
        start(true, null, Map.of("ci-payments", TOKEN + "x"));

        assertThat(credentials.ofToken(TOKEN).orElseThrow().revoked()).isTrue();
        assertThat(credentials.ofToken(TOKEN + "x").orElseThrow().revoked()).isFalse();
        assertThat(tokens.of("ci-payments")).hasSize(2);
    }

    @Test
    void with_a_token_that_is_too_short_does_not_happen_and_does_not_tell_it() {
        clear();

        assertThatThrownBy(() -> start(true, null, Map.of("ci-payments", "cs_short")))
                .hasMessageContaining("countersign.directory.tokens.ci-payments")
                .hasMessageNotContaining("cs_short");

        assertThat(people.all()).isEmpty();
        assertThat(entries()).isZero();
    }

    @Test
    void with_a_token_for_an_unknown_account_does_not_happen() {
        clear();

        assertThatThrownBy(() -> start(true, null, Map.of("nobody", TOKEN))).hasMessageContaining("names no account");

        assertThat(people.all()).isEmpty();
    }

    @Test
    void without_the_demo_profile_and_a_file_adds_nobody_and_says_so() {
        clear();

        assertThat(start(false, null, Map.of())).singleElement().asString().contains("countersign.directory.file");

        assertThat(people.all()).isEmpty();
    }

    @Test
    void with_a_file_of_ones_own_gives_tokens_to_machines_and_administrators_and_passwords_to_nobody()
            throws IOException {
        clear();

        var lines = start(false, OWN, Map.of());

        assertThat(accounts.all()).extracting(Account::id).containsExactly("ada", "bob", "bob-too", "ci-own");
        assertThat(lines).hasSize(2).allMatch(line -> line.contains("cs_"));
        assertThat(tokens.of("ada")).hasSize(1);
        assertThat(tokens.of("bob")).isEmpty();
        assertThat(credentials.ofAccount("ada").orElseThrow().passwordHash()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    people: [                                                    | line
                    peeple: []                                                   | peeple
                    people: [{id: ada, name: A, nam: B}]                         | nam
                    people: [{id: ada, id: ada, name: A}]                        | Duplicate
                    people: [{id: ada, name: A}, {id: ada, name: B}]             | person ada is there twice
                    people: [{id: Ada, name: A}]                                 | person id 'Ada'
                    people: [{name: A}]                                          | person id
                    people: [{id: ada}]                                          | name of person ada
                    people: [{id: ada, name: "a\\u202eb"}]                       | override
                    people: [{id: ada, name: A}, {id: bob, name: B, accounts: [ada]}] | account ada is there twice
                    serviceAccounts: [{id: ci-x, owner: nobody}]                 | 'nobody'
                    teams: [{id: sre, name: S, members: [nobody]}]               | 'nobody'
                    people: [{id: ada, name: A}]                                 | administrators
                    people: [null]                                               | entry
                    teams: yes                                                   | line
                    `---`                                                        | empty
                    """)
    void with_a_broken_file_does_not_happen_and_says_where(String yaml, String expected) {
        clear();

        assertThatThrownBy(() -> start(true, yaml, Map.of()))
                .isInstanceOf(BrokenDirectoryFile.class)
                .hasMessageContaining(expected)
                .hasMessageContaining("people.yaml");

        assertThat(people.all()).isEmpty();
        assertThat(entries()).isZero();
    }

    @Test
    void with_a_missing_file_does_not_happen() {
        clear();

        assertThatThrownBy(() -> start(new DirectorySettings(folder.resolve("none.yaml"), Map.of()), true))
                .hasMessageContaining("none.yaml");
    }

    private List<String> start(boolean demo, @Nullable String yaml, Map<String, String> tokens) {
        try {
            var file = yaml == null ? null : Files.writeString(folder.resolve("people.yaml"), yaml);
            return start(new DirectorySettings(file, tokens), demo);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> start(DirectorySettings settings, boolean demo) {
        var environment = new MockEnvironment();
        if (demo) {
            environment.setActiveProfiles("demo");
        }
        var passwords = new Passwords(environment);
        var startUpTokens = new StartUpTokens(settings, accounts, tokens, time, audit);
        var seed = new SeedDirectory(jdbc, people, accounts, teams, memberships, passwords, startUpTokens, time, audit);
        var firstStart = new FirstStart(settings, passwords, people, seed, startUpTokens, transaction);
        firstStart.afterSingletonsInstantiated();
        return firstStart.lines();
    }

    private long entries() {
        return jdbc.sql("select count(*) from countersign.audit_pending")
                .query(Long.class)
                .single();
    }

    private void clear() {
        jdbc.sql("""
                        truncate countersign.api_token, countersign.absence, countersign.membership, countersign.team,
                            countersign.account, countersign.person, countersign.audit_pending cascade""").update();
    }
}
