package dev.countersign.audit.tlog;

import java.util.Base64;

/** How numbers and bytes are written in the texts of a log. */
final class Lines {

    private Lines() {}

    /** RFC 4648, section 4, in its one form: padded, nothing left over. */
    static byte[] base64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedLog("No base64: " + text);
        }
        throw new MalformedLog("Not the usual base64 of these bytes: " + text);
    }

    /** ASCII decimal without leading zeroes, below 2^63. */
    static long number(String text) {
        if (!text.matches("0|[1-9][0-9]{0,18}")) {
            throw new MalformedLog("No decimal number: " + text);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedLog("Too large a number: " + text);
        }
    }
}
