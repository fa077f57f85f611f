package dev.countersign.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes what a record always has: every component that is not {@code @Nullable} is a required property. */
final class RecordSchemas implements ModelConverter {

    private final ObjectMapper json;

    RecordSchemas(ObjectMapper json) {
        this.json = json;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> converters) {
        var schema = converters.hasNext() ? converters.next().resolve(type, context, converters) : null;
        var java = json.constructType(type.getType());
        if (schema != null && java.isRecordType()) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(name(schema.get$ref()));
            if (model != null && model.getProperties() != null) {
                require(model, java.getRawClass());
            }
        }
        return schema;
    }

    private static void require(Schema<?> model, Class<?> type) {
        model.setRequired(null);
        Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(component -> component.getName())
                .filter(model.getProperties()::containsKey)
                .forEach(model::addRequiredItem);
    }

    private static String name(String ref) {
        var steps = List.of(ref.split("/", -1));
        return steps.get(steps.size() - 1);
    }
}
