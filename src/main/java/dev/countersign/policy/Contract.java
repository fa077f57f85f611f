package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the program gives to a table that it asks, and what it reads from it.
 *
 * @param one whether exactly one rule has to fit; else at least one
 * @param inputs by name
 * @param outputs in no particular order
 */
public record Contract(String table, boolean one, Map<String, Given> inputs, List<Read> outputs) {

    /** What an input can be. */
    public enum Given {
        PROJECT,
        ENVIRONMENT,
        ACTION,
        TARGET,
        CRITICALITY,
        RISK,
        SEVERITY,
        COUNT,
        FLAG
    }

    /** A column that is read. {@code type}: typeRef that suits it. */
    public record Read(String name, String type, Consumer<Row> reader) {

        /** What is wrong with what the rule gives in it. */
        public Optional<String> complaint(Row row) {
            try {
                reader.accept(row);
                return Optional.empty();
            } catch (Refused e) {
                return Optional.of(PolicyRefusal.reason(e.refusal()));
            }
        }

        static Read word(String name) {
            return column(name, "string", Row::word);
        }

        static Read whole(String name) {
            return column(name, "integer", Row::whole);
        }

        static Read flag(String name) {
            return column(name, "boolean", Row::flag);
        }

        static Read duration(String name) {
            return column(name, "string", Row::duration);
        }

        static Read of(String name, Consumer<Row> reader) {
            return new Read(name, "string", reader);
        }

        private static Read column(String name, String type, BiConsumer<Row, String> reader) {
            return new Read(name, type, row -> reader.accept(row, name));
        }
    }

    private static final Map<String, Given> OF_A_CHANGE = inputs(
            "project", Given.PROJECT,
            "environment", Given.ENVIRONMENT,
            "action", Given.ACTION,
            "target", Given.TARGET,
            "criticality", Given.CRITICALITY,
            "size", Given.COUNT,
            "outsideOfficeHours", Given.FLAG,
            "rollbackPlan", Given.FLAG,
            "evidenceCount", Given.COUNT,
            "incident", Given.FLAG,
            "freeze", Given.FLAG);
    private static final Map<String, Given> WITH_RISK = new LinkedHashMap<>(OF_A_CHANGE);

    static {
        WITH_RISK.put("risk", Given.RISK);
    }

    private static final List<Contract> ALL = List.of(
            new Contract(
                    Tables.RISK, false, OF_A_CHANGE, List.of(Read.of("level", AssessRisk::level), Read.word("reason"))),
            new Contract(Tables.TERMS, true, WITH_RISK, TermsTable.COLUMNS),
            new Contract(
                    Tables.STAGES,
                    false,
                    WITH_RISK,
                    List.of(Read.word("name"), Read.word("team"), Read.whole("seats"), Read.word("reason"))),
            new Contract(
                    Tables.GATES,
                    false,
                    WITH_RISK,
                    List.of(
                            Read.of("gate", Gates::requireKnown),
                            Read.word("title"),
                            Read.of("neededBy", GateRule::neededBy),
                            Read.word("reason"))),
            new Contract(
                    Tables.BREAK_GLASS_TERMS,
                    true,
                    inputs("severity", Given.SEVERITY, "debt", Given.FLAG, "rehearsal", Given.FLAG),
                    WorkOutBreakGlass.COLUMNS),
            new Contract(
                    Tables.BREAK_GLASS_REACH,
                    true,
                    inputs("action", Given.ACTION, "production", Given.FLAG, "severity", Given.SEVERITY),
                    List.of(Read.of("reach", Reach::of), Read.word("reason"))));

    public static List<Contract> all() {
        return ALL;
    }

    /** Nothing where the program asks no such table; a process may. */
    public static Optional<Contract> of(String table) {
        return ALL.stream().filter(contract -> contract.table().equals(table)).findFirst();
    }

    private static Map<String, Given> inputs(Object... namesAndKinds) {
        var inputs = new LinkedHashMap<String, Given>();
        for (int i = 0; i < namesAndKinds.length; i += 2) {
            inputs.put((String) namesAndKinds[i], (Given) namesAndKinds[i + 1]);
        }
        return inputs;
    }
}
