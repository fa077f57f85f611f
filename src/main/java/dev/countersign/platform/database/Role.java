package dev.countersign.platform.database;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Who signs in to the embedded database. What each may do there, {@code afterMigrate.sql} says. */
enum Role {
    /** Owns database and tables; migrates. */
    OWNER("countersign", "password"),
    APPLICATION("countersign_application", "password.application"),
    SEQUENCER("countersign_sequencer", "password.sequencer"),
    /** For whoever runs the installation and wants to look. */
    READER("countersign_reader", "password.reader");

    private final String word;
    private final String file;

    Role(String word, String file) {
        this.word = word;
        this.file = file;
    }

    String word() {
        return word;
    }

    /** Of its password, beside the database's files. */
    String file() {
        return file;
    }

    static String all() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(","));
    }
}
