package dev.countersign.platform.web;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags and their preconditions (RFC 9110, sections 8.8.3 and 13.1). */
public final class ETags {

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e]*\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "\\s*(?:,\\s*" + TAG + "\\s*)*");

    private ETags() {}

    /** The header's value for an opaque tag such as {@code pending.7}. */
    public static String of(String opaque) {
        return '"' + opaque + '"';
    }

    /**
     * Refuses to alter what the caller has not seen: 428 without {@code If-Match}, 412 where it names another state.
     * Compares strongly: a weak tag never matches.
     */
    public static void requireMatch(@Nullable String ifMatch, String opaque) {
        if (ifMatch == null) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.PRECONDITION_REQUIRED,
                    "precondition_required",
                    "This needs an If-Match header, so that nobody overwrites what they have not seen.",
                    "Read it, and send its ETag as If-Match."));
        }
        if (!ifMatch.trim().equals("*") && !tags(ifMatch).contains(of(opaque))) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.STALE,
                    "stale",
                    "It has changed since you read it: its ETag is now " + of(opaque) + ".",
                    "Read it again, and send the request with the new ETag if it is still right."));
        }
    }

    /** Whether {@code If-None-Match} names this very state: then there is nothing new to tell. Compares weakly. */
    public static boolean unchanged(@Nullable String ifNoneMatch, String opaque) {
        return ifNoneMatch != null
                && (ifNoneMatch.trim().equals("*") || tags(ifNoneMatch).stream().anyMatch(tag -> weakly(tag, opaque)));
    }

    private static boolean weakly(String tag, String opaque) {
        return tag.equals(of(opaque)) || tag.equals("W/" + of(opaque));
    }

    private static List<String> tags(String header) {
        if (!LIST.matcher(header).matches()) {
            throw new Refused(Refusal.malformed(
                    "malformed_etag",
                    "An entity tag is written in double quotes, such as \"pending.7\".",
                    "Send the ETag header as you got it, quotes included."));
        }
        var tags = new ArrayList<String>();
        var next = ONE.matcher(header);
        while (next.find()) {
            tags.add(next.group());
        }
        return tags;
    }
}
