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

    private static final List<ProcessRule> STRUCTURE = List.of(
            new UniqueIds(),
            new OneProcess(),
            new SoundFlows(),
            new EveryWayLeadsOn(),
            new AnsweredQuestions(),
            new CompleteEvents(),
            new CompleteTasks(),
            new NoEndlessLoop(),
            new EverythingDrawn());

    private static final List<ProcessRule> LINKS = List.of(new KnownNames(), new NeededByTheProgram());

    private static final List<ProcessRule> HABITS = List.of(new HouseHabits());

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
        STRUCTURE.forEach(rule -> rule.look(model, around, findings));
        var sound = !findings.haveErrors();
        LINKS.forEach(rule -> rule.look(model, around, findings));
        HABITS.forEach(rule -> rule.look(model, around, findings));
        if (sound) {
            new EveryPathKeepsTheLaws().look(model, around, findings);
        }
        return findings.list();
    }
}
