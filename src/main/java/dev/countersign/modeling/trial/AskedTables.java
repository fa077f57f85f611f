package dev.countersign.modeling.trial;

import dev.countersign.policy.Answer;
import dev.countersign.policy.Row;
import dev.countersign.policy.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what tables were asked and which rules of them fitted. */
final class AskedTables implements Tables {

    record Asked(String table, Map<String, Object> inputs, List<String> hits) {}

    private final Tables tables;
    private final List<Asked> asked = new ArrayList<>();

    AskedTables(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer ask(String table, Map<String, Object> inputs) {
        var place = asked.size();
        asked.add(new Asked(table, inputs, List.of())); // it may refuse
        var answer = tables.ask(table, inputs);
        asked.set(
                place,
                new Asked(table, inputs, answer.rows().stream().map(Row::rule).toList()));
        return answer;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> hits(String table) {
        return asked.stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .map(Asked::hits)
                .orElse(List.of());
    }
}
