package dev.countersign.approval;

import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a comment has to be: words that tell the next reader something.
 *
 * @param minimumLength characters that a reason needs
 * @param filler comments that say nothing, compared without case, punctuation and repeated spaces
 */
@ConfigurationProperties("countersign.comments")
public record CommentRules(
        @DefaultValue("12") int minimumLength,

        @DefaultValue({
            "ok",
            "okay",
            "lgtm",
            "looks good",
            "looks good to me",
            "fine",
            "fine by me",
            "approved",
            "approve",
            "yes",
            "no",
            "done",
            "good",
            "go",
            "go ahead",
            "ship it",
            "sgtm",
            "rejected",
            "reject",
            "test",
            "asap",
            "see above",
            "as discussed",
            "n a",
            "none",
            "nothing"
        })
        Set<String> filler) {

    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 4000;

    public CommentRules {
        filler = filler.stream().map(CommentRules::words).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a comment says something; {@code errors} are told what is wrong with it. */
    public void check(String field, @Nullable String comment, List<FieldError> errors) {
        int before = errors.size();
        Text.prose(field, comment, LONGEST, errors);
        if (errors.size() == before && comment != null && saysNothing(comment)) {
            errors.add(new FieldError(
                    field,
                    "says too little; name what you checked and why it is acceptable, or what exactly is wrong (at"
                            + " least " + minimumLength + " characters)"));
        }
    }

    private boolean saysNothing(String comment) {
        var words = words(comment);
        return words.length() < minimumLength
                || filler.contains(words)
                || filler.containsAll(Arrays.asList(words.split(" ", -1)))
                || words.chars().filter(Character::isLetter).distinct().count() < 4;
    }

    private static String words(String text) {
        return NOT_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
