package dev.countersign.modeling.replay;

import dev.countersign.modeling.replay.Replay.Affected;
import dev.countersign.platform.CsvLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All changes to which a replay makes a difference, as CSV, some thousand at a time. */
@Component
public class WriteReplay {

    /** Opens what it is written to, once nothing can be refused any more. */
    @FunctionalInterface
    public interface Out {
        OutputStream open() throws IOException;
    }

    private static final int AT_A_TIME = 2_000;
    private static final List<String> SIDES = List.of("was", "now");
    private static final List<String> COLUMNS =
            List.of("risk", "automatic", "feasible", "stages", "gates", "decide within", "refusal");

    private final ReadReplays readReplays;

    WriteReplay(ReadReplays readReplays) {
        this.readReplays = readReplays;
    }

    public void csv(String id, Out out) throws IOException {
        var page = readReplays.affected(id, null, null, AT_A_TIME);
        try (var file = out.open()) {
            file.write(bytes(head()));
            while (!page.isEmpty()) {
                for (var one : page) {
                    file.write(bytes(line(one)));
                }
                page = readReplays.affected(id, null, page.get(page.size() - 1).change(), AT_A_TIME);
            }
        }
    }

    private static List<String> head() {
        var head = new ArrayList<>(List.of("change", "title", "project", "environment", "action", "effects"));
        SIDES.forEach(side -> COLUMNS.forEach(column -> head.add(side + " " + column)));
        return head;
    }

    private static List<String> line(Affected one) {
        var cells = new ArrayList<>(List.of(
                one.change(),
                Objects.requireNonNullElse(one.title(), ""),
                one.project(),
                one.environment(),
                one.action(),
                one.effects().stream().map(Effect::word).collect(Collectors.joining(" "))));
        cells.addAll(cells(one.was()));
        cells.addAll(cells(one.now()));
        return cells;
    }

    private static List<String> cells(Judged judged) {
        var risk = judged.risk();
        return List.of(
                risk == null ? "" : risk.word(),
                Objects.toString(judged.automatic(), ""),
                Objects.toString(judged.feasible(), ""),
                judged.stages().stream()
                        .map(stage -> stage.team() + " " + stage.seats())
                        .collect(Collectors.joining("; ")),
                String.join("; ", judged.gates()),
                Objects.toString(judged.decideWithin(), ""),
                judged.refusal() == null ? "" : judged.refusal() + ": " + judged.detail());
    }

    private static byte[] bytes(List<String> cells) {
        return CsvLine.of(cells).getBytes(StandardCharsets.UTF_8);
    }
}
