package dev.countersign.directory;

import dev.countersign.platform.Refusal;

/** The refusal of an id that somebody has already. */
final class Taken {

    private Taken() {}

    static Refusal id(String what, String id) {
        return Refusal.conflict(
                what + "_exists", "There is a " + what + " " + id + " already.", "Choose another id, or use it.", null);
    }
}
