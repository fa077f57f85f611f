package dev.countersign.platform.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.operaton.bpm.engine.RepositoryService;

/** Small models as text, and a way to deploy them through the door. */
final class Models {

    private Models() {}

    /** A process that starts, does what {@code inside} says between {@code start} and {@code end}, and ends. */
    static String process(String id, String inside) {
        return process(id, "", inside);
    }

    static String process(String id, String beside, String inside) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:operaton="http://operaton.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:test">
                  %s
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D">%s</bpmn:process>
                </bpmn:definitions>
                """.formatted(beside, id, inside);
    }

    /** start → the element with id {@code step} → end. */
    static String around(String process, String step) {
        return process(process, """
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="in" sourceRef="start" targetRef="step"/>
                %s
                <bpmn:sequenceFlow id="out" sourceRef="step" targetRef="end"/><bpmn:endEvent id="end"/>
                """.formatted(step));
    }

    static String decision(String id, String inputLanguage, String input, String output) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:test"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="%s" name="d" camunda:historyTimeToLive="P30D"><decisionTable id="t">
                    <input id="i"><inputExpression id="ie" typeRef="number"%s><text>%s</text></inputExpression></input>
                    <output id="o" name="verdict" typeRef="string"/>
                    <rule id="r"><inputEntry id="e"><text>&gt; 1</text></inputEntry>
                      <outputEntry id="oe"><text>%s</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>
                """.formatted(id, inputLanguage, input, output);
    }

    static void deploy(EngineDoor door, RepositoryService repository, String... namesAndTexts) {
        var files = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        deploy(door, repository, files);
    }

    static void deploy(EngineDoor door, RepositoryService repository, Map<String, String> files) {
        var builder = repository.createDeployment().name("test");
        files.forEach((name, text) ->
                builder.addInputStream(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        door.open(() -> builder.deploy());
    }
}
