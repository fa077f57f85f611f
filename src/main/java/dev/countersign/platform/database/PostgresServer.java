package dev.countersign.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running embedded PostgreSQL. */
final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    /** Law 10 hangs on the first three. The log keeps what an operator needs; refused statements are ours to report. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=512MB",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=log",
            "log_checkpoints=off");

    private static final int ATTEMPTS = 3;

    private final Programs programs;
    private final Cluster cluster;
    private final boolean created;
    private final boolean ours;
    private final int port;

    private PostgresServer(Programs programs, Cluster cluster, boolean created, boolean ours, int port) {
        this.programs = programs;
        this.cluster = cluster;
        this.created = created;
        this.ours = ours;
        this.port = port;
    }

    /** Whoever starts it MUST hold the {@link HomeLock}. */
    static PostgresServer start(Path home) throws IOException {
        var programs = Programs.in(home);
        var cluster = Cluster.in(home);
        new Orphans(programs, cluster).end();
        var created = !cluster.exists();
        if (created) {
            LOG.info("Creating a database in {}", home);
            cluster.create(programs);
        } else {
            cluster.addRoles(programs);
        }
        return new PostgresServer(
                programs, cluster, created, true, start(programs, cluster, home.resolve("postgresql.log")));
    }

    /** The one that another process has started; it stays when this one goes. */
    static PostgresServer running(Path home) throws IOException {
        var cluster = Cluster.in(home);
        var port = Files.readAllLines(cluster.processFile(), Charset.defaultCharset())
                .get(3);
        return new PostgresServer(Programs.in(home), cluster, false, false, Integer.parseInt(port.strip()));
    }

    /** The port is chosen before PostgreSQL takes it, so another program may be quicker: then another one. */
    private static int start(Programs programs, Cluster cluster, Path log) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                Files.deleteIfExists(log);
                programs.run(
                        "pg_ctl",
                        "-D",
                        cluster.files().toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        options(port),
                        "-w",
                        "-t",
                        "3600",
                        "start");
                return port;
            } catch (IOException e) {
                var story = Files.exists(log) ? Files.readString(log, Charset.defaultCharset()) : "";
                if (attempt == ATTEMPTS || !story.contains("could not bind")) {
                    throw new IOException(
                            "The embedded PostgreSQL does not start: " + e.getMessage() + "\n" + story, e);
                }
            }
        }
    }

    private static String options(int port) {
        return SETTINGS.stream().map(setting -> " -c " + setting).collect(Collectors.joining("", "-p " + port, ""));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Whether this start made the database. */
    boolean created() {
        return created;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.NAME + "?sslmode=disable";
    }

    String user() {
        return Cluster.NAME;
    }

    String password() throws IOException {
        return cluster.password(Role.OWNER);
    }

    String password(Role role) throws IOException {
        return cluster.password(role);
    }

    @Override
    public void close() throws IOException {
        if (!ours) {
            return;
        }
        programs.run("pg_ctl", "-D", cluster.files().toString(), "stop", "-m", "fast", "-w", "-t", "60");
    }
}
