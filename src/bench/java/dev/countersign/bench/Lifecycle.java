package dev.countersign.bench;

/** One way to take a change from submission to its outcome. */
interface Lifecycle {

    /** What a benchmark calls it. */
    String name();

    void run();
}
