package dev.countersign.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a module relies on in a process, declared as a bean; several modules may need something of the same one. Whoever
 * checks a model asks for it there, so that an edit that takes it away is found before anything runs by it.
 *
 * @param process its id
 * @param moved the fact that the program moves along with the process; one module says so
 * @param messages names of those that the program sends
 * @param tasks forms that the program reads, by the ids of the user tasks that it looks for
 * @param steps what passing a delegate, a user task or a message does; a delegate that is not listed may do anything
 */
public record ProcessNeeds(
        String process,
        @Nullable Moved moved,
        Set<String> messages,
        Map<String, String> tasks,
        List<Step> steps,
        List<Law> laws) {

    /** Stands for the end of the process in {@link Law#before}. */
    public static final String END = "end";

    /**
     * A fact with few values.
     *
     * @param fact as an expression asks for it, such as {@code change.status}
     * @param start its value when the process starts
     */
    public record Moved(String fact, String start, Set<String> values) {}

    /**
     * What passing an element does.
     *
     * @param name of the delegate or message, or id of the user task
     * @param from the values of the fact at which it can be passed; none for any
     * @param to those that it may have afterwards; none where it stays
     * @param anew whether all that was passed before counts no more
     */
    public record Step(String name, Set<String> from, Set<String> to, boolean anew) {

        public static Step without(String name, String... from) {
            return new Step(name, Set.of(from), Set.of(), false);
        }

        public static Step moving(String name, Set<String> from, String... to) {
            return new Step(name, from, Set.of(to), false);
        }

        public Step beginningAnew() {
            return new Step(name, from, to, true);
        }
    }

    /**
     * What no way through the process may get round.
     *
     * @param rule stable, for machines
     * @param before the message, delegate or user task that is reached only lawfully, or {@link #END}
     * @param passed what has to be passed until then, in this order
     * @param values that the fact has then; none for any
     * @param sentence the law, as one
     */
    public record Law(String rule, String before, List<String> passed, Set<String> values, String sentence) {}
}
