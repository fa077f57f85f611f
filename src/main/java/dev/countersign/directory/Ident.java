package dev.countersign.directory;

import java.util.regex.Pattern;

/** The form of ids of people, accounts and teams. */
final class Ident {

    static final String FORM = "must be 2 to 63 lower-case letters, digits or hyphens, beginning with a letter";

    private static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    private Ident() {}

    static boolean isOne(String id) {
        return PATTERN.matcher(id).matches();
    }
}
