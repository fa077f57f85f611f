package dev.countersign.platform.database;

import static dev.countersign.platform.database.HomeOfATest.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class The_embedded_database {

    @TempDir
    static Path folder;

    private static HomeOfATest home;
    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException {
        home = HomeOfATest.in(folder);
        server = home.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        home.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync,on",
        "synchronous_commit,on",
        "full_page_writes,on",
        "data_checksums,on",
        "listen_addresses,127.0.0.1",
        "max_connections,60"
    })
    void is_durable_and_local(String setting, String value) throws Exception {
        assertThat(ask(server, "show " + setting)).isEqualTo(value);
    }

    @Test
    void has_no_socket_in_a_folder_that_others_see() throws IOException {
        assertThat(Files.readAllLines(home.cluster().processFile()).get(4)).isEmpty();
    }

    @Test
    void is_owned_by_a_role_that_is_no_superuser() throws Exception {
        assertThat(ask(server, "select current_user || rolsuper::text from pg_roles where rolname = current_user"))
                .isEqualTo("countersignfalse");
        assertThat(ask(server, "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo("countersign");
    }

    @Test
    void lowers_and_orders_text_alike_on_every_machine() throws Exception {
        assertThat(ask(server, "select lower('ÄÖ')")).isEqualTo("äö");
        assertThat(ask(server, "select 'B' < 'a'")).isEqualTo("t");
    }

    @Test
    void has_a_role_each_for_the_application_and_the_sequencer_which_own_nothing() throws Exception {
        for (var role : Role.values()) {
            try (var connection = DriverManager.getConnection(server.url(), role.word(), server.password(role));
                    var rows = connection
                            .createStatement()
                            .executeQuery(
                                    "select current_user, pg_has_role(current_user, 'countersign', 'member') as owns")) {
                rows.next();
                assertThat(rows.getString("current_user")).isEqualTo(role.word());
                assertThat(rows.getBoolean("owns")).isEqualTo(role == Role.OWNER);
            }
        }
    }

    @Test
    void gives_one_of_an_earlier_version_its_roles(@TempDir Path other) throws Exception {
        try (var older = HomeOfATest.in(other)) {
            older.start().close();
            for (var role : Role.values()) {
                if (role != Role.OWNER) {
                    Files.delete(older.cluster().folder().resolve(role.file()));
                }
            }
            try (var next = older.start()) {
                DriverManager.getConnection(next.url(), Role.SEQUENCER.word(), next.password(Role.SEQUENCER))
                        .close();
                assertThat(ask(next, "select pg_has_role('countersign', 'countersign_application', 'member')"))
                        .isEqualTo("t");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"countersign,countersign", "countersign,''", "postgres,postgres", "postgres,''"})
    void refuses_whoever_has_not_read_the_password(String user, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), user, password))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void does_not_let_the_superuser_in_even_with_the_password() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "postgres", server.password()))
                .hasMessageContaining("no pg_hba.conf entry");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keeps_its_password_to_itself() throws IOException {
        var cluster = home.cluster();

        assertThat(permissions(cluster.folder())).isEqualTo("rwx------");
        assertThat(permissions(cluster.folder().resolve("password"))).isEqualTo("rw-------");
        assertThat(cluster.folder().resolve("script")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keeps_its_password_out_of_its_log() throws IOException {
        assertThat(folder.resolve("postgresql.log")).content().doesNotContain(server.password());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
