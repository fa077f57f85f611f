package dev.countersign.platform.web;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/** Where in a body something stands, as {@code scope.targets[0]}. */
final class FieldPath {

    private FieldPath() {}

    static String of(List<Reference> references) {
        var path = "";
        for (var reference : references) {
            path = reference.getFieldName() != null
                    ? member(path, reference.getFieldName())
                    : path + "[" + reference.getIndex() + "]";
        }
        return path;
    }

    static String of(JsonStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        var parent = of(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        return context.getCurrentName() == null ? parent : member(parent, context.getCurrentName());
    }

    private static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
