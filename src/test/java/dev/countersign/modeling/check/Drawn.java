package dev.countersign.modeling.check;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small processes as text, with a picture of whatever has an id in them. */
final class Drawn {

    private static final Pattern NODE = Pattern.compile(
            "<bpmn:(\\w*Event|\\w*[tT]ask|\\w*Gateway|subProcess|callActivity|sequenceFlow)\\b[^>]*?\\bid=['\"]([^'\"]+)['\"]");

    private Drawn() {}

    /** A process that is executable and kept for a while. */
    static byte[] process(String id, String beside, String inside) {
        return file(beside
                + "<bpmn:process id='" + id
                + "' name='A process' isExecutable='true' camunda:historyTimeToLive='P30D'>"
                + "<bpmn:documentation>A process for a test of the checker.</bpmn:documentation>" + inside
                + "</bpmn:process>");
    }

    /** With the definitions round it. */
    static byte[] file(String content) {
        var picture = NODE.matcher(content)
                .results()
                .map(found -> found.group(1).equals("sequenceFlow")
                        ? "<bpmndi:BPMNEdge id='" + found.group(2) + "_di' bpmnElement='" + found.group(2)
                                + "'><di:waypoint x='1' y='1'/><di:waypoint x='2' y='2'/></bpmndi:BPMNEdge>"
                        : "<bpmndi:BPMNShape id='" + found.group(2) + "_di' bpmnElement='" + found.group(2)
                                + "'><dc:Bounds x='1' y='1' width='9' height='9'/></bpmndi:BPMNShape>")
                .collect(Collectors.joining());
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                    xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Platform"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions_test" targetNamespace="urn:test">
                """ + content
                        + "<bpmndi:BPMNDiagram id='diagram'><bpmndi:BPMNPlane id='plane' bpmnElement='process'>"
                        + picture
                        + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String flow(String from, String to) {
        return flow(from, to, null);
    }

    static String flow(String from, String to, String condition) {
        return "<bpmn:sequenceFlow id='flow_" + from + "To" + to + "' name='x' sourceRef='" + from + "' targetRef='"
                + to
                + "'>"
                + (condition == null
                        ? ""
                        : "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${" + condition
                                + "}</bpmn:conditionExpression>")
                + "</bpmn:sequenceFlow>";
    }

    /** Elements one after the other. */
    static String chain(String... ids) {
        var flows = new StringBuilder();
        for (int i = 1; i < ids.length; i++) {
            flows.append(flow(ids[i - 1], ids[i]));
        }
        return flows.toString();
    }
}
