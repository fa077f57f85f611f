package dev.countersign.audit.verify;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was found, in the order in which it was. */
final class Flaws {

    /** More are not told. */
    private static final int MOST = 20;

    private final List<Flaw> found = new ArrayList<>();

    void add(String where, String what) {
        if (found.size() < MOST) {
            found.add(new Flaw(where, what));
        }
    }

    /** Null where it cannot be read, which is a flaw. */
    <T> @Nullable T read(String where, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedLog e) {
            add(where, String.valueOf(e.getMessage()));
        } catch (Refused e) {
            add(where, "has something that has no canonical form (RFC 8785)");
        }
        return null;
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Flaw> all() {
        return List.copyOf(found);
    }
}
