package dev.countersign.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The preference {@code wait=N} (RFC 7240, section 4.3). */
public final class Prefer {

    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Pattern WAIT = Pattern.compile("\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:;.*)?");

    private Prefer() {}

    /** How long the caller would wait, at most a minute. What cannot be read is no preference, as the RFC says. */
    public static Duration waitFor(HttpServletRequest request) {
        for (var header : Collections.list(Objects.requireNonNull(request.getHeaders("Prefer")))) {
            for (var preference : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                var wait = WAIT.matcher(preference);
                if (wait.matches()) {
                    var wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
                    return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
                }
            }
        }
        return Duration.ZERO;
    }

    /** The value of {@code Preference-Applied}. */
    public static String applied(Duration wait) {
        return "wait=" + wait.toSeconds();
    }
}
