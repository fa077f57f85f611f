package dev.countersign.platform.database;

import dev.countersign.platform.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/** The database's files and the password to it: one folder, so that neither is ever there without the other. */
record Cluster(Path folder) {

    /** The application's role and database. It owns the database and is nothing more; nobody can sign in as superuser. */
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

    String password() throws IOException {
        return Files.readString(passwordFile(), StandardCharsets.US_ASCII);
    }

    private Path passwordFile() {
        return folder.resolve("password");
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
        var password = newPassword();
        PrivateFiles.write(passwordFile(), password.getBytes(StandardCharsets.US_ASCII));
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
        Files.writeString(
                files().resolve("pg_hba.conf"),
                "host " + NAME + " " + NAME + " 127.0.0.1/32 scram-sha-256\n",
                StandardCharsets.US_ASCII);
        runAsSuperuser(programs, """
                create role %1$s login password '%2$s'
                create database %1$s owner %1$s
                """.formatted(NAME, password));
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
