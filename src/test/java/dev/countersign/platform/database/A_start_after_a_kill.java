package dev.countersign.platform.database;

import static dev.countersign.platform.database.HomeOfATest.ask;
import static dev.countersign.platform.database.HomeOfATest.tell;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the killed one left behind, the next start finds its way, and its data. */
class A_start_after_a_kill {

    @TempDir
    static Path folder;

    private HomeOfATest home;

    @BeforeEach
    void lock() {
        home = HomeOfATest.in(folder);
    }

    @AfterEach
    void endAndUnlock() throws IOException {
        home.close();
    }

    @Test
    void stops_the_server_that_lives_on_and_keeps_its_data() throws Exception {
        var killed = home.start();
        tell(killed, "create table if not exists kept (id int)");
        tell(killed, "insert into kept values (1)");
        long orphan = recorded();

        try (var next = home.start()) {
            assertThat(recorded()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).flatMap(ended -> ended.info().command()))
                    .isEmpty(); // a zombie has none
            assertThat(ask(next, "select count(*) > 0 from kept")).isEqualTo("t");
            assertThat(next.created()).isFalse();
        }
    }

    @Test
    void recovers_when_the_server_was_killed_as_well() throws Exception {
        var killed = home.start();
        tell(killed, "create table if not exists written (id int)");
        tell(killed, "insert into written values (1)");
        var orphan = ProcessHandle.of(recorded()).orElseThrow();
        orphan.destroyForcibly();
        orphan.onExit().get(10, TimeUnit.SECONDS);

        try (var next = home.start()) {
            assertThat(ask(next, "select count(*) > 0 from written")).isEqualTo("t");
        }
    }

    @Test
    void does_not_mind_a_process_file_that_names_a_stranger_and_leaves_the_stranger_alone() throws Exception {
        home.start().close();
        long stranger = ProcessHandle.current().parent().orElseThrow().pid();
        var file = home.cluster().processFile();
        Files.writeString(
                file, stranger + "\n" + home.cluster().files() + "\n1795360615\n45999\n\n127.0.0.1\n\nready\n");

        try (var next = home.start()) {
            assertThat(ask(next, "select 1")).isEqualTo("1");
            assertThat(ProcessHandle.of(stranger)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12", "no number\n"})
    void does_not_mind_a_torn_process_file(String content) throws Exception {
        home.start().close();
        Files.writeString(home.cluster().processFile(), content);

        try (var next = home.start()) {
            assertThat(ask(next, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void throws_away_programs_and_a_database_that_were_never_finished(@TempDir Path fresh) throws Exception {
        Files.createDirectories(fresh.resolve("programs.new/bin"));
        Files.writeString(fresh.resolve("programs.new/bin/postgres"), "half of it");
        Files.createDirectories(fresh.resolve("database.new/files"));
        Files.writeString(fresh.resolve("database.new/files/PG_VERSION"), "17\n");
        Files.writeString(fresh.resolve("database.new/password"), "known");

        try (var other = HomeOfATest.in(fresh);
                var server = other.start()) {
            assertThat(server.created()).isTrue();
            assertThat(server.password()).isNotEqualTo("known");
            assertThat(fresh.resolve("database.new")).doesNotExist();
        }
    }

    @Test
    void ends_an_initdb_that_is_still_at_work() throws Exception {
        var programs = Programs.in(folder);
        var unfinished = folder.resolve("database.new/files");
        var initdb = new Thread(() -> tryInitdb(programs, unfinished));
        initdb.start();
        while (programs.running().isEmpty() && initdb.isAlive()) {
            Thread.onSpinWait();
        }

        new Orphans(programs, home.cluster()).end();

        assertThat(programs.running()).isEmpty();
        initdb.join(10_000);
    }

    private static void tryInitdb(Programs programs, Path unfinished) {
        try {
            programs.run("initdb", "-D", unfinished.toString(), "--username=postgres", "--auth=reject");
        } catch (IOException e) {
            // ended by the test, as it should be
        }
    }

    private long recorded() throws IOException {
        return Long.parseLong(Files.readAllLines(home.cluster().processFile()).get(0));
    }
}
