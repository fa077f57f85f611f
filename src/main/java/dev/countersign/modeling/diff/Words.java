package dev.countersign.modeling.diff;

import java.util.Locale;

/** Names of programs as words of people: {@code userTask} is a user task. */
final class Words {

    private Words() {}

    static String of(String name) {
        var words = plain(name);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String plain(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
