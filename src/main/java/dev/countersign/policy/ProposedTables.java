package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.List;
import java.util.Set;

/**
 * Tables of which some are not in force: for whoever judges, tries or replays a draft. What policy makes of them is asked as
 * ever, such as by {@code new WorkOutPolicy(proposed, catalogue, knownTeams)}.
 */
public interface ProposedTables {

    /** Tables of one moment, for very many questions: what is released meanwhile does not count. */
    interface Pinned extends Tables {

        /** All of them, by name. */
        List<TableVersion> versions();

        /**
         * The same, with those of this file in place; what neither has differently is asked once for both.
         *
         * @throws Refused if the file is no DMN
         */
        Pinned with(byte[] dmn);
    }

    /** Those that are in force now, pinned. */
    Pinned pinned();

    /**
     * The released tables, with those of this file in place of the released ones of the same names; version 0 of each. Each is
     * read once, when it is first asked, and asked as often as one likes, from any thread.
     *
     * @throws Refused if the file is no DMN. A table of it that cannot be read refuses when it is asked, as it would in force.
     */
    Tables with(byte[] dmn);

    /** The names of the tables in a file. @throws Refused if it is no DMN */
    Set<String> tablesOf(byte[] dmn);
}
