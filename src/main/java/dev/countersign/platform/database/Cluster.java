package dev.countersign.platform.database;

import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The database's files and the password to it: one folder, so that neither is ever there without the other. */
record Cluster(Path folder) {

    /** The database. Nobody can sign in as superuser. */
    static final String NAME = "countersign";

    static Cluster in(Path home) {
        return new Cluster(home.resolve("database"));
    }

    Path files() {
        return folder.resolve("files");
    }

    Path processFile() {
        return files().resolve("postmaster.pid");
    }

    String password(Role role) throws IOException {
        return Files.readString(passwordFile(role), StandardCharsets.US_ASCII);
    }

    private Path passwordFile(Role role) {
        return folder.resolve(role.file());
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Makes it beside its place, complete with role and access rules, and then moves it there in one step. */
    void create(Programs programs) throws IOException {
        var draft = new Cluster(folder.resolveSibling(folder.getFileName() + ".new"));
        FileSystemUtils.deleteRecursively(draft.folder);
        PrivateFiles.folder(draft.folder);
        draft.fill(programs);
        Files.move(draft.folder, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void fill(Programs programs) throws IOException {
        programs.run(
                "initdb",
                "-D",
                files().toString(),
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        addRoles(programs);
    }

    /**
     * Those that it has not: all of them, or the later ones in a database of an earlier version, which begins with the next
     * start. A role whose password was not written down yet has never been used.
     */
    void addRoles(Programs programs) throws IOException {
        var missing = Arrays.stream(Role.values())
                .filter(role -> !Files.exists(passwordFile(role)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Files.writeString(
                files().resolve("pg_hba.conf"),
                "host " + NAME + " " + Role.all() + " 127.0.0.1/32 scram-sha-256\n",
                StandardCharsets.US_ASCII);
        var passwords = new EnumMap<Role, String>(Role.class);
        missing.forEach(role -> passwords.put(role, newPassword()));
        runAsSuperuser(programs, statements(passwords));
        for (var made : passwords.entrySet()) {
            PrivateFiles.write(passwordFile(made.getKey()), made.getValue().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The owner of the tables is a member of the application's role, so that it can hand the engine's tables over. */
    private static String statements(Map<Role, String> passwords) {
        var statements = new StringBuilder();
        passwords.forEach((role, password) -> statements.append(
                "drop role if exists %1$s\ncreate role %1$s login password '%2$s'\n".formatted(role.word(), password)));
        if (passwords.containsKey(Role.OWNER)) {
            statements.append("create database " + NAME + " owner " + Role.OWNER.word() + "\n");
        }
        return statements + "grant " + Role.APPLICATION.word() + " to " + Role.OWNER.word() + "\n";
    }

    /** Without a server, and so without a moment in which others could sign in. One statement per line. */
    private void runAsSuperuser(Programs programs, String statements) throws IOException {
        var script = folder.resolve("script");
        PrivateFiles.write(script, statements.getBytes(StandardCharsets.US_ASCII));
        programs.runWith(
                script,
                "postgres",
                "--single",
                "-D",
                files().toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "password_encryption=scram-sha-256",
                "postgres");
        Files.delete(script);
    }

    private static String newPassword() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
