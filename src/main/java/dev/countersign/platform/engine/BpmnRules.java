package dev.countersign.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * What a BPMN model may contain, as lists of what is allowed: elements, extension attributes, and what kind of value
 * each may carry.
 *
 * <p>The engine finds many elements by local name whatever their namespace, so elements of unknown namespaces are
 * refused and not ignored.
 */
final class BpmnRules {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> EXTENSIONS =
            Set.of("http://camunda.org/schema/1.0/bpmn", "http://operaton.org/schema/1.0/bpmn");
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC");
    private static final Set<String> HARMLESS_ATTRIBUTES = Set.of(
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private static final Set<String> DRAWN = Set.of(
            "BPMNDiagram",
            "BPMNPlane",
            "BPMNShape",
            "BPMNEdge",
            "BPMNLabel",
            "BPMNLabelStyle",
            "Bounds",
            "Font",
            "waypoint");

    private static final Set<String> ELEMENTS = words("""
            definitions process collaboration participant laneSet lane childLaneSet flowNodeRef documentation
            extensionElements incoming outgoing sequenceFlow conditionExpression
            startEvent endEvent boundaryEvent intermediateCatchEvent intermediateThrowEvent
            task userTask serviceTask businessRuleTask sendTask receiveTask manualTask callActivity subProcess
            exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway
            timerEventDefinition messageEventDefinition signalEventDefinition errorEventDefinition
            escalationEventDefinition conditionalEventDefinition terminateEventDefinition linkEventDefinition
            timeDate timeDuration timeCycle condition message signal error escalation
            multiInstanceLoopCharacteristics loopCardinality completionCondition
            dataObject dataObjectReference dataStoreReference dataStore
            textAnnotation text association group category categoryValue
            """);

    /** Why an element that people may miss is not there; every other unknown one gets a general reason. */
    private static final Map<String, Finding> MISSED = Map.of(
            "scriptTask", rule("no_scripts", "Scripts do not run here; use a delegate."),
            "script", rule("no_scripts", "Scripts do not run here; use an expression or a delegate."),
            "connector",
                    rule("no_connectors", "Connectors do not run here; what calls out is a delegate with an outbox."),
            "field", rule("no_fields", "Nothing is injected into delegates."),
            "taskListener",
                    rule("no_task_listeners", "Task listeners do not run here; the rules of a task are built in."),
            "formData", rule("form_ref_only", "A form is a .form file that formRef names."),
            "complexGateway", rule("unknown_element", "The engine does not run complex gateways."));

    private static final Set<String> EXTENSION_ELEMENTS = words("""
            properties property inputOutput inputParameter outputParameter list value map entry
            failedJobRetryTimeCycle in out executionListener
            """);

    /** Kinds of values. */
    private enum Kind {
        TEXT,
        EXPRESSION,
        DELEGATE,
        FORM
    }

    private static final Map<String, Kind> ATTRIBUTES = Map.ofEntries(
            Map.entry("asyncBefore", Kind.TEXT),
            Map.entry("asyncAfter", Kind.TEXT),
            Map.entry("exclusive", Kind.TEXT),
            Map.entry("jobPriority", Kind.EXPRESSION),
            Map.entry("historyTimeToLive", Kind.TEXT),
            Map.entry("versionTag", Kind.TEXT),
            Map.entry("modelerTemplate", Kind.TEXT),
            Map.entry("isStartableInTasklist", Kind.TEXT),
            Map.entry("candidateStarterGroups", Kind.TEXT),
            Map.entry("candidateStarterUsers", Kind.TEXT),
            Map.entry("initiator", Kind.TEXT),
            Map.entry("assignee", Kind.EXPRESSION),
            Map.entry("candidateUsers", Kind.EXPRESSION),
            Map.entry("candidateGroups", Kind.EXPRESSION),
            Map.entry("dueDate", Kind.EXPRESSION),
            Map.entry("followUpDate", Kind.EXPRESSION),
            Map.entry("priority", Kind.EXPRESSION),
            Map.entry("formRef", Kind.FORM),
            Map.entry("formRefBinding", Kind.TEXT),
            Map.entry("formRefVersion", Kind.TEXT),
            Map.entry("delegateExpression", Kind.DELEGATE),
            Map.entry("decisionRef", Kind.TEXT),
            Map.entry("decisionRefBinding", Kind.TEXT),
            Map.entry("decisionRefVersion", Kind.TEXT),
            Map.entry("decisionRefVersionTag", Kind.TEXT),
            Map.entry("mapDecisionResult", Kind.TEXT),
            Map.entry("resultVariable", Kind.TEXT),
            Map.entry("calledElementBinding", Kind.TEXT),
            Map.entry("calledElementVersion", Kind.TEXT),
            Map.entry("calledElementVersionTag", Kind.TEXT),
            Map.entry("collection", Kind.EXPRESSION),
            Map.entry("elementVariable", Kind.TEXT),
            Map.entry("errorCodeVariable", Kind.TEXT),
            Map.entry("errorMessageVariable", Kind.TEXT),
            Map.entry("errorMessage", Kind.EXPRESSION),
            Map.entry("escalationCodeVariable", Kind.TEXT),
            Map.entry("variableName", Kind.TEXT),
            Map.entry("variableEvents", Kind.TEXT));

    private static final Map<String, Finding> MISSED_ATTRIBUTES = Map.ofEntries(
            Map.entry("class", rule("no_classes", "A model names no Java classes; use delegateExpression.")),
            Map.entry("expression", rule("no_task_expressions", "An expression does no work; use delegateExpression.")),
            Map.entry("type", rule("no_foreign_tasks", "External, mail and shell tasks do not run here.")),
            Map.entry("topic", rule("no_foreign_tasks", "External tasks do not run here.")),
            Map.entry("formKey", rule("form_ref_only", "A form is a .form file that formRef names.")),
            Map.entry("formHandlerClass", rule("no_classes", "A model names no Java classes.")),
            Map.entry("variableMappingClass", rule("no_classes", "A model names no Java classes.")),
            Map.entry("variableMappingDelegateExpression", rule("no_mappings", "Variables are mapped by in and out.")),
            Map.entry("resource", rule("no_scripts", "Scripts do not run here.")));

    private static final int LONGEST_QUOTE = 200;

    private final Set<String> delegates;
    private final Predicate<String> formExists;
    private final List<Finding> findings = new ArrayList<>();

    BpmnRules(Set<String> delegates, Predicate<String> formExists) {
        this.delegates = delegates;
        this.formExists = formExists;
    }

    List<Finding> check(Element root) {
        if (!"definitions".equals(root.getLocalName()) || !BPMN.equals(root.getNamespaceURI())) {
            return List.of(new Finding(ModelXml.idOf(root), "unreadable", "It is no BPMN 2.0 model."));
        }
        visit(root);
        return List.copyOf(findings);
    }

    private void visit(Element element) {
        var namespace = ModelXml.namespace(element.getNamespaceURI());
        if (isAllowed(namespace, element.getLocalName())) {
            ModelXml.attributes(element).forEach(attribute -> attribute(element, attribute));
            content(element);
            ModelXml.children(element).forEach(this::visit);
        } else {
            var known = ForeignEngine.of(namespace).orElse(MISSED.get(element.getLocalName()));
            add(
                    element,
                    known != null ? known : rule("unknown_element", element.getNodeName() + " is not allowed here."));
        }
    }

    private static boolean isAllowed(String namespace, String name) {
        return (BPMN.equals(namespace) && ELEMENTS.contains(name))
                || (EXTENSIONS.contains(namespace) && EXTENSION_ELEMENTS.contains(name))
                || (DRAWING.contains(namespace) && DRAWN.contains(name));
    }

    private void attribute(Element element, Attr attribute) {
        var namespace = ModelXml.namespace(attribute.getNamespaceURI());
        var onExtension = EXTENSIONS.contains(ModelXml.namespace(element.getNamespaceURI()));
        if (EXTENSIONS.contains(namespace)) {
            extension(element, attribute);
        } else if (!namespace.isEmpty()) {
            foreign(element, attribute, namespace);
        } else if (onExtension && "executionListener".equals(element.getLocalName()) && !isEvent(attribute)) {
            extension(element, attribute);
        } else if ("language".equals(attribute.getName())) {
            add(element, rule("no_scripts", "Conditions have no language of their own."));
        } else if ("calledElement".equals(attribute.getName())) {
            value(element, attribute, Kind.TEXT);
        } else {
            value(element, attribute, Kind.EXPRESSION);
        }
    }

    private void foreign(Element element, Attr attribute, String namespace) {
        var engine = ForeignEngine.of(namespace).or(() -> ForeignEngine.madeFor(attribute));
        if (engine.isPresent()) {
            add(element, engine.get());
        } else if (!HARMLESS_ATTRIBUTES.contains(namespace)) {
            add(element, rule("unknown_attribute", attribute.getName() + " is not allowed here."));
        } else {
            value(element, attribute, Kind.EXPRESSION);
        }
    }

    private static boolean isEvent(Attr attribute) {
        return "event".equals(attribute.getName());
    }

    private void extension(Element element, Attr attribute) {
        var kind = ATTRIBUTES.get(attribute.getLocalName());
        if (kind != null) {
            value(element, attribute, kind);
            return;
        }
        var known = MISSED_ATTRIBUTES.get(attribute.getLocalName());
        add(element, known != null ? known : rule("unknown_attribute", attribute.getName() + " is not allowed here."));
    }

    private void value(Element element, Attr attribute, Kind kind) {
        var value = attribute.getValue();
        switch (kind) {
            case EXPRESSION -> expression(element, attribute.getName(), value);
            case TEXT -> text(element, attribute.getName(), value);
            case DELEGATE -> delegate(element, value);
            case FORM -> {
                text(element, attribute.getName(), value);
                if (!formExists.test(value)) {
                    add(element, rule("unknown_form", "There is no form " + shown(value) + "."));
                }
            }
        }
    }

    /** Text directly inside an element: the engine reads an expression from many of them, so all are held to it. */
    private void content(Element element) {
        var text = ModelXml.text(element).strip();
        if (!text.isEmpty()) {
            expression(element, element.getLocalName(), text);
        }
        if (isDelegateTask(element) && !hasExtension(element, "delegateExpression")) {
            add(element, rule("no_delegate", "A " + element.getLocalName() + " needs delegateExpression."));
        }
    }

    private static boolean isDelegateTask(Element element) {
        return Set.of("serviceTask", "sendTask").contains(element.getLocalName());
    }

    private static boolean hasExtension(Element element, String name) {
        return EXTENSIONS.stream().anyMatch(namespace -> element.hasAttributeNS(namespace, name));
    }

    private void expression(Element element, String where, String value) {
        ExpressionGrammar.objection(value)
                .ifPresent(objection ->
                        add(element, rule("no_free_expressions", where + ": " + shown(value) + " " + objection + ".")));
    }

    /** A sentence stays one, however long what it quotes is. */
    private static String shown(String value) {
        return value.length() > LONGEST_QUOTE ? value.substring(0, LONGEST_QUOTE) + "…" : value;
    }

    private void text(Element element, String where, String value) {
        if (!ExpressionGrammar.isPlainText(value)) {
            add(element, rule("no_free_expressions", where + " is plain text, not an expression."));
        }
    }

    private void delegate(Element element, String value) {
        var name = ExpressionGrammar.soleName(value);
        if (name.isEmpty() || !delegates.contains(name.get())) {
            add(
                    element,
                    rule(
                            "unknown_delegate",
                            shown(value) + " is none of the delegates "
                                    + delegates.stream()
                                            .sorted()
                                            .map(delegate -> "${" + delegate + "}")
                                            .toList() + "."));
        }
    }

    private void add(Element element, Finding finding) {
        findings.add(new Finding(ModelXml.idOf(element), finding.rule(), finding.detail()));
    }

    private static Finding rule(String rule, String detail) {
        return new Finding("", rule, detail);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
