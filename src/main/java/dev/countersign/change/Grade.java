package dev.countersign.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How much a revision alters. Words alone and further evidence keep all decisions; a new author reopens that author's
 * own; anything that will run, or on which the judgement stood, reopens all.
 *
 * @param altered what differs, in the API's field names
 * @param newAuthors persons excluded by this revision for the first time
 */
public record Grade(List<String> altered, Set<String> newAuthors) {

    /** Of the first revision, which has nothing before it. */
    static final Grade FIRST = new Grade(List.of("operation"), Set.of());

    private static final Set<String> COSMETIC = Set.of("title", "description", "evidence", "authors");

    static Grade between(Revision before, Revision after, boolean evidenceAdded, Set<String> newAuthors) {
        var altered = new ArrayList<String>();
        add(altered, "operation", !before.digest().equals(after.digest()));
        add(altered, "rollbackPlan", !Objects.equals(before.rollbackPlan(), after.rollbackPlan()));
        add(altered, "window", !before.window().equals(after.window()));
        add(altered, "incident", !Objects.equals(before.incident(), after.incident()));
        add(altered, "authors", !newAuthors.isEmpty());
        add(altered, "title", !before.title().equals(after.title()));
        add(altered, "description", !Objects.equals(before.description(), after.description()));
        add(altered, "evidence", evidenceAdded);
        return new Grade(List.copyOf(altered), newAuthors);
    }

    private static void add(List<String> altered, String part, boolean differs) {
        if (differs) {
            altered.add(part);
        }
    }

    /** Reopens every decision. */
    public boolean material() {
        return !COSMETIC.containsAll(altered);
    }

    public boolean reopens(String person) {
        return material() || newAuthors.contains(person);
    }

    boolean nothing() {
        return altered.isEmpty();
    }

    /** Why a decision of {@code person} is reopened or stays: a sentence. */
    public String reasonFor(String person) {
        if (material()) {
            return "Reopened: " + String.join(", ", altered) + " changed.";
        }
        return newAuthors.contains(person)
                ? "Reopened: the approver is an author now."
                : "Stays: " + (nothing() ? "nothing" : "only " + String.join(", ", altered)) + " changed.";
    }
}
