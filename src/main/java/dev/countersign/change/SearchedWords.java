package dev.countersign.change;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people search for, as a tsquery over what the database's function {@code words} makes of a text. */
public final class SearchedWords {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");
    private static final Pattern AROUND_WORDS = Pattern.compile("^[._-]+|[._-]+$");

    private static final int SHORTEST_PREFIX = 3;

    /** PostgreSQL takes 2 KiB; nothing that is searched in has words near that. */
    private static final int LONGEST_WORD = 200;

    private SearchedWords() {}

    /** All of the words; empty where there is none. */
    public static String of(String typed) {
        return String.join(" & ", each(typed));
    }

    /** Each word by itself; long enough ones from their beginning: what was typed so far. */
    public static List<String> each(String typed) {
        return Arrays.stream(BETWEEN_WORDS.split(typed.toLowerCase(Locale.ROOT)))
                .map(word -> AROUND_WORDS.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .map(word -> "'" + word + (word.length() < SHORTEST_PREFIX ? "'" : "':*"))
                .distinct()
                .toList();
    }
}
