package dev.countersign.audit.verify;

/**
 * Something that is not as it has to be.
 *
 * @param where what is at fault: {@code entry 17}, {@code checkpoint}, {@code tile/0/000}
 * @param what is wrong with it
 */
public record Flaw(String where, String what) {

    static Flaw ofEntry(long index, String what) {
        return new Flaw("entry " + index, what);
    }

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
