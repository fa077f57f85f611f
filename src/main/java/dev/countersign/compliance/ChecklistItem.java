package dev.countersign.compliance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The validation checklist of the guide, in its words. */
public enum ChecklistItem {
    SELF_APPROVAL("Self-approval restriction is active where required."),
    COMMENTS("Approval comments are clear and action-oriented."),
    SESSIONS("Break-glass sessions are short, scoped, and documented."),
    CLOSURE("Emergency actions are linked to incident closure evidence.");

    private final String title;

    ChecklistItem(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
