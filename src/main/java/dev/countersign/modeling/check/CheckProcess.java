package dev.countersign.modeling.check;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelRules;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks at processes. What no model may do without comes first; only of a graph that holds together can anything be proved.
 */
@Component
final class CheckProcess implements ModelRules {

    private static final List<ProcessRule> FOUNDATION =
            List.of(new UniqueIds(), new OneProcess(), new StartAndEnd(), new SoundFlows(), new CompleteEvents());

    private static final List<ProcessRule> RULES = List.of(
            new EveryWayLeadsOn(),
            new AnsweredQuestions(),
            new CompleteTasks(),
            new NoEndlessLoop(),
            new EverythingDrawn(),
            new KnownNames(),
            new NeededByTheProgram(),
            new HouseHabits());

    private final ReadSurroundings surroundings;

    CheckProcess(ReadSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public List<CheckFinding> look(ModelName name, byte[] content) {
        return name.kind() == ModelKind.BPMN ? look(name, content, surroundings.now()) : List.of();
    }

    static List<CheckFinding> look(ModelName name, byte[] content, Surroundings around) {
        var model = ProcessModel.read(name.file(), content);
        var findings = new Findings();
        OneProcess.isCalled(name, model, findings);
        FOUNDATION.forEach(rule -> rule.look(model, around, findings));
        var holdsTogether = !findings.haveErrors();
        RULES.forEach(rule -> rule.look(model, around, findings));
        if (holdsTogether) {
            new EveryPathKeepsTheLaws().look(model, around, findings);
        }
        return findings.list();
    }
}
