package dev.countersign.modeling.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ApplicationTest;
import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.CheckModel;
import dev.countersign.modeling.ModelName;
import dev.countersign.platform.engine.ModelXml;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Refused by the check as a whole, with the rule and the element. What a single element may hide is tried one by one where the
 * guard is tested; that none of it runs where it got past the guard, too.
 */
@ApplicationTest
class A_malicious_model {

    private static final String CALL = "${''.getClass().forName('java.lang.Runtime')}";

    @Autowired
    CheckModel check;

    private record Hostile(String file, String content, String rule, String element) {}

    private List<CheckFinding> findings(String file, String content) {
        return check.check(new ModelName(file), content.getBytes(StandardCharsets.UTF_8))
                .findings();
    }

    @TestFactory
    Stream<DynamicTest> is_refused_by_rule_and_element() {
        var corpus = new LinkedHashMap<String, Hostile>();
        readers(corpus);
        engines(corpus);
        forms(corpus);
        return corpus.entrySet().stream()
                .map(hostile -> DynamicTest.dynamicTest(hostile.getKey(), () -> {
                    var expected = hostile.getValue();
                    assertThat(findings(expected.file(), expected.content())).anySatisfy(finding -> {
                        assertThat(finding.rule()).isEqualTo(expected.rule());
                        assertThat(finding.element()).isEqualTo(expected.element());
                        assertThat(finding.detail()).hasSizeBetween(10, 600);
                    });
                }));
    }

    /** What is made for the reader of the file rather than for the engine. */
    private static void readers(Map<String, Hostile> corpus) {
        var model = text("x", "<bpmn:startEvent id='start'/>");
        var laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        readers(
                corpus,
                "a billion laughs",
                model.replaceFirst("<bpmn:def", laughs + "]><bpmn:def").replace("A process for", "&l9;"),
                "unreadable");
        readers(
                corpus,
                "a file of the server",
                model.replaceFirst("<bpmn:def", "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><bpmn:def")
                        .replace("A process for", "&e;"),
                "unreadable");
        readers(
                corpus,
                "an address that is called",
                model.replaceFirst("<bpmn:def", "<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/d.dtd'><bpmn:def"),
                "unreadable");
        readers(
                corpus,
                "an inclusion",
                model.replace(
                        "<bpmn:startEvent id='start'/>",
                        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>"),
                "unknown_element",
                "x");
        readers(corpus, "ten megabytes", model.replace("A process for", "a".repeat(10_000_000)), "too_large");
        readers(
                corpus,
                "ten thousand elements deep",
                text("x", "<bpmn:subProcess>".repeat(10_000) + "</bpmn:subProcess>".repeat(10_000)),
                "unreadable");
        readers(
                corpus,
                "ten thousand parentheses",
                text(
                        "x",
                        "<bpmn:userTask id='t' camunda:assignee='${" + "(".repeat(10_000) + "a" + ")".repeat(10_000)
                                + "}'/>"),
                "no_free_expressions",
                "t");
        readers(
                corpus,
                "other bytes than it says",
                "\ufeff<?xml version='1.0' encoding='UTF-7'?>+ADw-x+AD4-",
                "unreadable");
    }

    private static void readers(Map<String, Hostile> corpus, String name, String content, String rule) {
        readers(corpus, name, content, rule, "processes/x.bpmn");
    }

    private static void readers(Map<String, Hostile> corpus, String name, String content, String rule, String element) {
        corpus.put(name, new Hostile("x.bpmn", content, rule, element));
    }

    /** Names that mean something to another engine, or that only look like ours. */
    private static void engines(Map<String, Hostile> corpus) {
        Map.of(
                        "Zeebe", "http://camunda.org/schema/zeebe/1.0",
                        "Flowable", "http://flowable.org/bpmn",
                        "Activiti", "http://activiti.org/bpmn")
                .forEach((engine, namespace) -> {
                    readers(
                            corpus,
                            "an element of " + engine,
                            text(
                                    "x",
                                    "<bpmn:userTask id='t'><bpmn:extensionElements><o:taskListener xmlns:o='"
                                            + namespace
                                            + "' event='create' class='x.Y'/></bpmn:extensionElements></bpmn:userTask>"),
                            "foreign_engine",
                            "t");
                    readers(
                            corpus,
                            "an attribute of " + engine,
                            text("x", "<bpmn:serviceTask id='t' xmlns:o='" + namespace + "' o:class='x.Y'/>"),
                            "foreign_engine",
                            "t");
                });
        readers(
                corpus,
                "a platform that is another",
                text("x", "")
                        .replace("'Camunda Platform'", "'Camunda Cloud'")
                        .replace("\"Camunda Platform\"", "\"Camunda Cloud\""),
                "foreign_engine",
                "definitions_test");
        readers(
                corpus,
                "a namespace that looks like BPMN",
                text("x", "").replace("20100524/MODEL", "20100524/MODEL/"),
                "unreadable",
                "definitions_test");
        readers(
                corpus,
                "a task in no namespace",
                text("x", "<serviceTask xmlns='' id='t' class='x.Y'/>"),
                "unknown_element",
                "t");
        readers(
                corpus,
                "an extension in capitals",
                text("x", "<bpmn:serviceTask id='t' xmlns:c='http://CAMUNDA.org/schema/1.0/bpmn' c:class='x.Y'/>"),
                "unknown_attribute",
                "t");
        readers(
                corpus,
                "a second thing of the same id",
                text("x", "<bpmn:startEvent id='same'/><bpmn:endEvent id='same'/>" + Drawn.chain("same", "same")),
                "same_id_twice",
                "same");
        readers(
                corpus,
                "a case",
                text("x", "<bpmn:callActivity id='t' camunda:caseRef='x'/>"),
                "unknown_attribute",
                "t");
    }

    private static void forms(Map<String, Hostile> corpus) {
        form(corpus, "a script in a label", "\"label\":\"Name <script>alert(1)</script>\"", "no_html");
        form(corpus, "a picture that runs", "\"description\":\"<img src=x onerror=alert(1)>\"", "no_html");
        form(
                corpus,
                "a script worked out in a label",
                "\"label\":\"=\\\"<script>\\\" + \\\"alert(1)</script>\\\"\"",
                "no_html");
        form(corpus, "an address that runs", "\"description\":\"[Read more](javascript:alert(1))\"", "no_scripts");
        form(
                corpus,
                "an address that runs, cut by a line",
                "\"description\":\"[Read more](java\\nscript:alert(1))\"",
                "no_scripts");
        form(
                corpus,
                "an address that runs, in entities",
                "\"description\":\"[Read more](&#106;avascript:alert(1))\"",
                "no_html");
        form(
                corpus,
                "a page in an address",
                "\"description\":\"[x](data:text/html;base64,PHNjcmlwdD4=)\"",
                "no_scripts");
        form(
                corpus,
                "a script in a choice",
                "\"values\":[{\"label\":\"<svg onload=alert(1)>\",\"value\":\"x\"}]",
                "no_html");
        form(corpus, "a component of HTML", "\"type\":\"html\",\"content\":\"hello\"", "no_html");
        form(corpus, "a frame", "\"type\":\"iframe\",\"url\":\"https://example.com\"", "no_html");
        form(corpus, "a component of somebody else", "\"type\":\"camunda-rpa\"", "unknown_component");
        corpus.put(
                "ten thousand groups deep",
                new Hostile(
                        "x.form",
                        "{\"id\":\"x\",\"components\":[" + "{\"type\":\"group\",\"components\":[".repeat(10_000)
                                + "]}".repeat(10_000) + "]}",
                        "unreadable",
                        "forms/x.form"));
        corpus.put(
                "a key said twice",
                new Hostile(
                        "x.form",
                        "{\"id\":\"x\",\"id\":\"decision\",\"components\":[]}",
                        "unreadable",
                        "forms/x.form"));
        corpus.put(
                "a pattern that never ends",
                new Hostile(
                        "x.form",
                        "{\"id\":\"x\",\"components\":[{\"id\":\"f\",\"type\":\"textfield\",\"key\":\"a\",\"label\":\"A\",\"validate\":{\"pattern\":\"(((\"}}]}",
                        "form",
                        "forms/x.form"));
    }

    private static void form(Map<String, Hostile> corpus, String name, String property, String rule) {
        var type = property.contains("\"type\"") ? "" : "\"type\":\"textfield\",";
        corpus.put(
                name,
                new Hostile(
                        "x.form",
                        "{\"id\":\"x\",\"components\":[{\"id\":\"field\"," + type + "\"key\":\"a\"," + property + "}]}",
                        rule,
                        "field"));
    }

    private static String text(String id, String inside) {
        return new String(Drawn.process(id, "", inside), StandardCharsets.UTF_8);
    }

    /** There is no place in a process where a call may stand: not in names, ids, references or the picture. */
    @Test
    void is_refused_wherever_a_call_is_written() throws Exception {
        var file = "break-glass.bpmn";
        var document = ModelXml.read(file, Files.readAllBytes(Path.of("processes", file)))
                .document();
        var attributes = elements(document.getDocumentElement()).stream()
                .flatMap(element -> ModelXml.attributes(element).stream())
                .toList();
        assertThat(attributes).hasSizeGreaterThan(400);
        for (var attribute : attributes) {
            var before = attribute.getValue();
            attribute.setValue(CALL);
            assertThat(findings(file, written(document)))
                    .as(attribute.getOwnerElement().getNodeName() + " " + attribute.getName())
                    .anySatisfy(finding -> {
                        assertThat(finding.rule())
                                .isIn("no_free_expressions", "unknown_delegate", "unknown_form", "no_scripts");
                        assertThat(finding.element()).isEqualTo(ModelXml.idOf(attribute.getOwnerElement()));
                    });
            attribute.setValue(before);
        }
    }

    private static List<Element> elements(Element root) {
        var all = new ArrayList<>(List.of(root));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(ModelXml.children(all.get(i)));
        }
        return all;
    }

    private static String written(Document document) throws Exception {
        var text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
