package dev.countersign.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A model file of the repository, as XML to ask questions of. */
record Model(Path file, Document xml) {

    static List<Path> files(String folder, String ending) {
        var path = Path.of(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Model read(Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new Model(file, factory.newDocumentBuilder().parse(file.toFile()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    String name() {
        var name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Element> elements(String... names) {
        var found = new ArrayList<Element>();
        for (var name : names) {
            var list = xml.getElementsByTagNameNS("*", name);
            for (int i = 0; i < list.getLength(); i++) {
                found.add((Element) list.item(i));
            }
        }
        return found;
    }

    static String id(Element element) {
        return element.getAttribute("id");
    }

    static Optional<String> extension(Element element, String name) {
        return List.of("http://camunda.org/schema/1.0/", "http://operaton.org/schema/1.0/").stream()
                .flatMap(base -> List.of("bpmn", "dmn").stream()
                        .filter(kind -> element.hasAttributeNS(base + kind, name))
                        .map(kind -> element.getAttributeNS(base + kind, name)))
                .findFirst();
    }

    static Optional<Element> child(Element element, String name) {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName())) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }
}
