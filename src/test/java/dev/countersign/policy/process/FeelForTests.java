package dev.countersign.policy.process;

import dev.countersign.policy.Feel;

/** FEEL of the tables, for tests without the application. */
public final class FeelForTests {

    private FeelForTests() {}

    public static Feel.Source source() {
        return FeelOfTables::new;
    }
}
