package dev.countersign.audit.witness;

/**
 * What a witness answers (C2SP tlog-witness).
 *
 * @param type the media type of the body
 */
record Answer(int status, String type, String body) {

    static final String TEXT = "text/plain;charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    /** @param line of its co-signature */
    static Answer cosigned(String line) {
        return new Answer(200, TEXT, line);
    }

    /** The size that it has co-signed last is another than the one that was named. */
    static Answer conflict(long size) {
        return new Answer(409, SIZE, size + "\n");
    }

    /** What was sent cannot be read, or contradicts itself. */
    static Answer malformed(String why) {
        return new Answer(400, TEXT, why + "\n");
    }

    /** No key that is trusted has signed it. */
    static Answer unsigned(String why) {
        return new Answer(403, TEXT, why + "\n");
    }

    static Answer unknown(String what) {
        return new Answer(404, TEXT, "Not known here: " + what + "\n");
    }

    /** It does not go on from what was co-signed last. */
    static Answer inconsistent(String why) {
        return new Answer(422, TEXT, why + "\n");
    }
}
