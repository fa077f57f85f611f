package dev.countersign.breakglass;

import dev.countersign.change.ProposalRules;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Makes what a tool tells fit the register. Nobody is there to correct it, and the incident counts, not its wording. */
final class ToldText {

    static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ADDRESS = 2_000;

    private ToldText() {}

    /** One line, cut where it is too long, without what would show it as another text than it is. */
    static String title(@Nullable String told, String reference) {
        var line = new StringBuilder();
        (told == null ? "" : told)
                .codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
                .filter(ToldText::isPlain)
                .limit(LONGEST_TITLE)
                .forEach(line::appendCodePoint);
        var title = line.toString().strip();
        return Text.line(LONGEST_TITLE).flaw(title).isEmpty() ? title : reference;
    }

    /** None where it is no address that one may follow. */
    static @Nullable String webAddress(@Nullable String told) {
        var flaws = new ArrayList<FieldError>();
        ProposalRules.webAddress("url", told, flaws);
        Text.allow("url", told, Text.line(LONGEST_ADDRESS), flaws);
        return flaws.isEmpty() ? told : null;
    }

    /** After a letter, since a space, a joiner and a mark of direction are invisible by themselves. */
    private static boolean isPlain(int c) {
        return Text.line(2).flaw("x" + Character.toString(c)).isEmpty();
    }
}
