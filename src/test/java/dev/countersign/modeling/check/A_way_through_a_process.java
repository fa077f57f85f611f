package dev.countersign.modeling.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelName;
import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.engine.ProcessNeeds.Law;
import dev.countersign.platform.engine.ProcessNeeds.Moved;
import dev.countersign.platform.engine.ProcessNeeds.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The proof on small processes, one for each thing that BPMN can do to a token. The law of all of them: {@code go} is waited
 * for only after {@code count}, where the thing is {@code yes}.
 */
class A_way_through_a_process {

    private static final ProcessNeeds NEEDS = new ProcessNeeds(
            "p",
            new Moved("thing.status", "open", Set.of("open", "yes", "no")),
            Set.of(),
            Map.of(),
            List.of(
                    Step.moving("count", Set.of("open"), "open", "yes", "no"),
                    Step.without("tell"),
                    Step.moving("again", Set.of(), "open").beginningAnew()),
            List.of(new Law("unlawful", "go", List.of("count"), Set.of("yes"), "Go only when counted.")));
    private static final Surroundings AROUND = new Surroundings(
            Map.of("f", "{}".getBytes(StandardCharsets.UTF_8)),
            Set.of(),
            Set.of("other"),
            Map.of("thing", Set.of("status", "size")),
            List.of(NEEDS),
            List.of());

    private static final String ENDS = "<bpmn:startEvent id='start' name='Begun'/><bpmn:endEvent id='end' name='Done'/>"
            + "<bpmn:receiveTask id='go' name='Wait to go' messageRef='m'/>" + Drawn.flow("go", "end");
    private static final String COUNT = delegate("count");
    private static final String ASK = "<bpmn:exclusiveGateway id='ask' name='Yes?' default='flow_askToend'/>"
            + Drawn.flow("ask", "end") + Drawn.flow("ask", "go", "thing.status == 'yes'");

    private static String delegate(String name) {
        return "<bpmn:serviceTask id='" + name + "' name='" + name + "' camunda:delegateExpression='${" + name + "}'/>";
    }

    private static String task(String id) {
        return task(id, "");
    }

    private static String task(String id, String inside) {
        return "<bpmn:userTask id='" + id + "' name='" + id
                + "' camunda:assignee='x' camunda:formRef='f' camunda:formRefBinding='latest'>" + inside
                + "</bpmn:userTask>";
    }

    private static List<CheckFinding> findings(String inside) {
        var messages = "<bpmn:message id='m' name='go'/><bpmn:message id='n' name='again'/>";
        return CheckProcess.look(new ModelName("p.bpmn"), Drawn.process("p", messages, ENDS + inside), AROUND);
    }

    private static void lawful(String inside) {
        assertThat(findings(inside))
                .filteredOn(finding -> finding.level() == CheckFinding.Level.ERROR)
                .isEmpty();
    }

    private static void found(String rule, String element, String inside) {
        assertThat(findings(inside)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.element()).isEqualTo(element);
        });
    }

    @Test
    void is_lawful_when_it_counts_and_asks() {
        lawful(COUNT + ASK + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void is_found_out_when_it_does_not_count() {
        found("unlawful", "go", COUNT + ASK + Drawn.chain("start", "go") + Drawn.chain("count", "ask"));
    }

    @Test
    void is_found_out_when_it_does_not_ask() {
        found("unlawful", "go", COUNT + Drawn.chain("start", "count", "go"));
    }

    @Test
    void is_found_out_when_it_asks_about_something_else() {
        found(
                "unlawful",
                "go",
                COUNT + ASK.replace("thing.status == 'yes'", "thing.size == 1") + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void is_lawful_whatever_else_it_asks_besides() {
        lawful(COUNT
                + ASK.replace("thing.status == 'yes'", "thing.size == 1 and thing.status == 'yes'")
                + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void is_lawful_when_all_but_one_answer_is_excluded() {
        lawful(COUNT
                + ASK.replace("thing.status == 'yes'", "not (thing.status == 'no' or thing.status == 'open')")
                + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void is_found_out_when_the_default_is_the_unsafe_answer() {
        found(
                "unlawful",
                "go",
                COUNT + "<bpmn:exclusiveGateway id='ask' name='No?' default='flow_askTogo'/>"
                        + Drawn.flow("ask", "go") + Drawn.flow("ask", "end", "thing.status == 'no'")
                        + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void has_a_task_of_its_owners_on_it_like_any_other() {
        lawful(COUNT + ASK + task("sign") + Drawn.chain("start", "count", "sign", "ask"));
    }

    @Test
    void is_found_out_when_a_delegate_after_the_question_is_not_known() {
        found(
                "unlawful",
                "go",
                COUNT
                        + delegate("unheardOf")
                        + ASK.replace("targetRef='go'", "targetRef='unheardOf'")
                        + Drawn.flow("unheardOf", "go")
                        + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void is_found_out_when_another_process_is_called_after_the_question() {
        found(
                "unlawful",
                "go",
                COUNT + "<bpmn:callActivity id='call' name='Call' calledElement='other'/>"
                        + ASK.replace("targetRef='go'", "targetRef='call'") + Drawn.flow("call", "go")
                        + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void is_found_out_on_one_of_two_parallel_branches() {
        found(
                "unlawful",
                "go",
                COUNT + ASK + "<bpmn:parallelGateway id='fork' name='Both'/>"
                        + Drawn.chain("start", "fork", "count", "ask") + Drawn.flow("fork", "go"));
    }

    @Test
    void is_lawful_when_parallel_branches_have_met_before() {
        lawful(COUNT + ASK + task("one") + task("two")
                + "<bpmn:parallelGateway id='fork' name='Both'/><bpmn:parallelGateway id='join'/>"
                + Drawn.chain("start", "fork", "one", "join", "count", "ask") + Drawn.chain("fork", "two", "join"));
    }

    @Test
    void never_ends_where_branches_wait_for_one_that_was_not_taken() {
        found(
                "no_way_out",
                "join",
                COUNT + task("one") + task("two")
                        + "<bpmn:exclusiveGateway id='fork' name='Big?' default='flow_forkToone'/><bpmn:parallelGateway id='join'/>"
                        + Drawn.flow("fork", "one") + Drawn.flow("fork", "two", "thing.size == 1")
                        + Drawn.chain("start", "fork") + Drawn.chain("one", "join")
                        + Drawn.chain("two", "join", "end"));
    }

    @Test
    void is_found_out_when_counting_is_one_of_several_branches_that_may_be_left_out() {
        found(
                "unlawful",
                "go",
                COUNT + task("other")
                        + "<bpmn:inclusiveGateway id='fork' name='Which?' default='flow_forkToother'/><bpmn:inclusiveGateway id='join'/>"
                        + Drawn.flow("fork", "other") + Drawn.flow("fork", "count", "thing.size == 1")
                        + Drawn.chain("start", "fork") + Drawn.chain("count", "join", "go")
                        + Drawn.chain("other", "join"));
    }

    @Test
    void is_found_out_when_a_timer_leads_out_of_the_subprocess_that_counts() {
        var inside =
                "<bpmn:subProcess id='sub' name='Count'><bpmn:startEvent id='in' name='In'/><bpmn:endEvent id='out' name='Out'/>"
                        + task("wait") + COUNT + Drawn.chain("in", "wait", "count", "out") + "</bpmn:subProcess>";
        lawful(inside + ASK + Drawn.chain("start", "sub", "ask"));
        found(
                "unlawful",
                "go",
                inside
                        + ASK
                        + Drawn.chain("start", "sub", "ask")
                        + timer("late", "sub", "")
                        + Drawn.flow("late", "go"));
    }

    @Test
    void is_found_out_when_a_timer_that_interrupts_nothing_leads_there() {
        found(
                "unlawful",
                "go",
                COUNT
                        + ASK
                        + task("wait")
                        + Drawn.chain("start", "wait", "count", "ask")
                        + timer("remind", "wait", "cancelActivity='false'")
                        + Drawn.flow("remind", "go"));
    }

    private static String timer(String id, String host, String attributes) {
        return "<bpmn:boundaryEvent id='" + id + "' name='" + id + "' attachedToRef='" + host + "' " + attributes
                + "><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>";
    }

    @Test
    void begins_anew_when_a_message_says_so() {
        var again =
                "<bpmn:boundaryEvent id='asked' name='Asked again' attachedToRef='go'><bpmn:messageEventDefinition messageRef='n'/></bpmn:boundaryEvent>";
        lawful(COUNT + ASK + again + Drawn.chain("start", "count", "ask") + Drawn.flow("asked", "count"));
        found("unlawful", "go", COUNT + ASK + again + Drawn.chain("start", "count", "ask") + Drawn.flow("asked", "go"));
    }

    @Test
    void is_found_out_when_an_event_subprocess_waits_for_it() {
        found(
                "unlawful",
                "heard",
                COUNT + ASK + task("wait") + Drawn.chain("start", "wait", "count", "ask")
                        + "<bpmn:subProcess id='side' name='Side' triggeredByEvent='true'><bpmn:startEvent id='heard' name='Heard'>"
                        + "<bpmn:messageEventDefinition messageRef='m'/></bpmn:startEvent><bpmn:endEvent id='over' name='Over'/>"
                        + Drawn.chain("heard", "over") + "</bpmn:subProcess>");
    }

    @Test
    void is_found_out_when_it_waits_for_one_of_several_events() {
        found(
                "unlawful",
                "caught",
                COUNT + ASK + Drawn.chain("start", "race", "caught", "count", "ask")
                        + "<bpmn:eventBasedGateway id='race' name='First'/><bpmn:intermediateCatchEvent id='caught' name='Caught'>"
                        + "<bpmn:messageEventDefinition messageRef='m'/></bpmn:intermediateCatchEvent>"
                        + "<bpmn:intermediateCatchEvent id='timed' name='Timed'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration>"
                        + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                        + Drawn.chain("race", "timed", "end"));
    }

    @Test
    void is_found_out_when_counting_is_done_for_everybody_in_a_list_that_may_be_empty() {
        found(
                "unlawful",
                "go",
                COUNT.replace(
                                "/>",
                                "><bpmn:multiInstanceLoopCharacteristics camunda:collection='${thing.size}'"
                                        + " camunda:elementVariable='one'/></bpmn:serviceTask>")
                        + Drawn.chain("start", "count", "go"));
    }

    @Test
    void is_found_out_when_a_link_leads_there() {
        found(
                "unlawful",
                "go",
                COUNT + ASK + task("wait")
                        + "<bpmn:intermediateThrowEvent id='jump' name='Jump'><bpmn:linkEventDefinition name='there'/></bpmn:intermediateThrowEvent>"
                        + "<bpmn:intermediateCatchEvent id='land' name='Land'><bpmn:linkEventDefinition name='there'/></bpmn:intermediateCatchEvent>"
                        + Drawn.chain("start", "wait", "count", "ask") + timer("late", "wait", "")
                        + Drawn.chain("late", "jump")
                        + Drawn.chain("land", "go"));
    }

    @Test
    void is_found_out_when_a_listener_moves_the_thing() {
        found(
                "unlawful",
                "go",
                COUNT
                        + ASK.replace(
                                "default='flow_askToend'/>",
                                "default='flow_askToend'><bpmn:extensionElements>"
                                        + "<camunda:executionListener event='end' delegateExpression='${again}'/></bpmn:extensionElements></bpmn:exclusiveGateway>")
                        + Drawn.chain("start", "count", "ask"));
    }

    @Test
    void is_found_out_when_a_listener_at_the_start_does_something() {
        var start = "<bpmn:startEvent id='start' name='Begun'>";
        var listener =
                "<bpmn:extensionElements><camunda:executionListener event='end' delegateExpression='${unheardOf}'/>"
                        + "</bpmn:extensionElements></bpmn:startEvent>";
        var model = ENDS.replace("<bpmn:startEvent id='start' name='Begun'/>", start + listener)
                + COUNT.replace("id='count'", "id='counted'").replace("${count}", "${tell}")
                + Drawn.chain("start", "counted", "go");
        assertThat(CheckProcess.look(
                        new ModelName("p.bpmn"), Drawn.process("p", "<bpmn:message id='m' name='go'/>", model), AROUND))
                .filteredOn(finding -> finding.rule().equals("unlawful"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.element()).isEqualTo("go"));
    }

    @Test
    void is_found_out_when_an_error_of_a_step_leads_there() {
        found(
                "unlawful",
                "go",
                COUNT + ASK + delegate("tell")
                        + "<bpmn:boundaryEvent id='failed' name='Failed' attachedToRef='tell'><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                        + Drawn.chain("start", "tell", "count", "ask")
                        + Drawn.flow("failed", "go"));
    }

    @Test
    void is_not_proved_where_there_are_too_many_states() {
        var branches = new StringBuilder("<bpmn:parallelGateway id='fork' name='All'/>" + Drawn.chain("start", "fork"));
        for (int i = 0; i < 12; i++) {
            branches.append(task("a" + i))
                    .append(task("b" + i))
                    .append(task("c" + i))
                    .append(Drawn.chain("fork", "a" + i, "b" + i, "c" + i, "end"));
        }
        found("too_tangled", "p", branches.toString());
    }
}
