package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of tables beside those in force.
 *
 * @param now what is in force
 * @param then what would be, with this file in place of the one of its name
 * @param others the other files
 */
record DraftOfTables(ModelName name, TableFile file, Beside now, Beside then, Map<ModelName, TableFile> others) {

    /** Tables that are in force together. */
    record Beside(Map<String, DecisionTable> tables) {

        private static Beside of(Stream<TableFile> files) {
            var tables = new LinkedHashMap<String, DecisionTable>();
            files.forEach(file -> file.tables().forEach(table -> tables.put(table.id(), table)));
            return new Beside(tables);
        }
    }

    static DraftOfTables of(ModelName name, byte[] content, Map<ModelName, byte[]> inForce) {
        var files = new LinkedHashMap<ModelName, TableFile>();
        inForce.forEach((file, dmn) -> files.put(file, TableFile.read(dmn)));
        var now = Beside.of(files.values().stream());
        files.remove(name);
        var file = TableFile.read(content);
        var then = Beside.of(Stream.concat(files.values().stream(), Stream.of(file)));
        return new DraftOfTables(name, file, now, then, files);
    }

    SortedSet<String> names() {
        return file.tables().stream().map(DecisionTable::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those with a table of the draft. */
    List<Family> families() {
        var families = new ArrayList<Family>();
        Family.ASKED.stream()
                .filter(family -> family.tables().stream().anyMatch(names()::contains))
                .forEach(families::add);
        names().stream()
                .filter(table -> Family.ASKED.stream()
                        .noneMatch(family -> family.tables().contains(table)))
                .map(Family::alone)
                .forEach(families::add);
        return families;
    }

    /** The draft's own tables of a family. */
    List<String> tables(Family family) {
        return family.tables().stream().filter(names()::contains).toList();
    }

    List<CheckFinding> twice() {
        var findings = new ArrayList<CheckFinding>();
        others.forEach((other, file) -> file.tables().stream()
                .map(DecisionTable::id)
                .filter(names()::contains)
                .forEach(table -> findings.add(CheckFinding.error(
                        "table_twice",
                        table,
                        "The table " + table + " is in " + other + " as well as in " + name
                                + ", and whichever is released last would count.",
                        "Give it another id, or change it in " + other + "."))));
        return findings;
    }
}
