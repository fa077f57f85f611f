package dev.countersign.platform.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML of a model, read without document type, entities or anything from outside; or why it cannot be read. */
public record ModelXml(@Nullable Document document, List<Finding> findings) {

    private static final int MOST_BYTES = 2_000_000;
    private static final String DEEPEST = "64";

    public static ModelXml read(String resource, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return unreadable(resource, "too_large", "A model has at most " + MOST_BYTES + " bytes.");
        }
        try {
            return new ModelXml(builder().parse(new ByteArrayInputStream(bytes)), List.of());
        } catch (SAXException | IOException e) {
            return unreadable(
                    resource, "unreadable", "It is no well-formed XML without a document type: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Finding> check(Function<Element, List<Finding>> rules) {
        return document == null ? findings : rules.apply(document.getDocumentElement());
    }

    public static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** The text directly inside the element, without that of elements inside it. */
    public static String text(Element element) {
        var text = new StringBuilder();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text part) {
                text.append(part.getData());
            }
        }
        return text.toString();
    }

    /** Attributes without the namespace declarations. */
    public static List<Attr> attributes(Element element) {
        var attributes = new ArrayList<Attr>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = (Attr) element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    static String namespace(@Nullable String uri) {
        return uri == null ? "" : uri;
    }

    /** The id of the element or of the nearest one around it that has one. */
    public static String idOf(Element element) {
        for (var node = (Node) element; node instanceof Element at; node = node.getParentNode()) {
            if (at.hasAttribute("id")) {
                return at.getAttribute("id");
            }
        }
        return element.getLocalName();
    }

    private static ModelXml unreadable(String resource, String rule, String detail) {
        return new ModelXml(null, List.of(new Finding(resource, rule, detail)));
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Strict());
        return builder;
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
