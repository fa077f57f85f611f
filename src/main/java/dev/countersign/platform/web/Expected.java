package dev.countersign.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says to people what a type expects, without naming the type. */
final class Expected {

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, long.class, short.class, Integer.class, Long.class, Short.class, BigInteger.class);

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "does not have the form that is expected here";
        }
        if (type.isEnum()) {
            return "must be one of " + names(type);
        }
        if (WHOLE.contains(type)) {
            return "must be a whole number, not too large";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class || type == float.class) {
            return "must be a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "must be a time as RFC 3339 writes it, such as 2026-11-22T15:00:00Z";
        }
        if (type == Duration.class) {
            return "must be a duration as ISO 8601 writes it, such as PT45M";
        }
        return CharSequence.class.isAssignableFrom(type) ? "must be a string" : container(type);
    }

    private static String container(Class<?> type) {
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord()
                ? "must be an object"
                : "does not have the form that is expected here";
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> {
                    var named = field.getAnnotation(JsonProperty.class);
                    return named == null || named.value().isEmpty() ? field.getName() : named.value();
                })
                .collect(Collectors.joining(", "));
    }
}
