package dev.countersign.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A home folder with its lock taken, as a start has it before it turns to the database. */
record HomeOfATest(Path path, HomeLock lock) implements AutoCloseable {

    static HomeOfATest in(Path path) {
        return new HomeOfATest(path, HomeLock.take(path));
    }

    PostgresServer start() throws IOException {
        return PostgresServer.start(path);
    }

    Cluster cluster() {
        return Cluster.in(path);
    }

    static Connection connect(PostgresServer server) throws SQLException, IOException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    static String ask(PostgresServer server, String query) throws SQLException, IOException {
        try (var connection = connect(server);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void tell(PostgresServer server, String statement) throws SQLException, IOException {
        try (var connection = connect(server)) {
            connection.createStatement().execute(statement);
        }
    }

    @Override
    public void close() throws IOException {
        var programs = Programs.in(path);
        new Orphans(programs, cluster()).end();
        lock.close();
    }
}
