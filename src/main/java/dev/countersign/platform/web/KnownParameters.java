package dev.countersign.platform.web;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that nobody reads: a misspelled filter would show more than was asked for. */
final class KnownParameters implements HandlerInterceptor {

    private final Map<Method, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            known.computeIfAbsent(method.getMethod(), java -> read(method))
                    .ifPresent(names -> refuseOthers(request, names));
        }
        return true;
    }

    private static void refuseOthers(HttpServletRequest request, Set<String> names) {
        var unknown = Collections.list(request.getParameterNames()).stream()
                .filter(name -> !name.isEmpty() && !names.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            var message = names.isEmpty()
                    ? "is not known here; there are no parameters"
                    : "is not known here; known are " + String.join(", ", names);
            throw new Refused(new Refusal(
                    Refusal.Kind.MALFORMED,
                    "unknown_parameter",
                    unknown.get() + ": " + message + ".",
                    "Correct it and send the request again.",
                    null,
                    List.of(new FieldError(unknown.get(), message))));
        }
    }

    /** The names that a method reads; nothing where it looks at the request itself. */
    private static Optional<Set<String>> read(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (var parameter : method.getMethodParameters()) {
            if (looksForItself(parameter)) {
                return Optional.empty();
            }
            names(parameter).forEach(names::add);
        }
        return Optional.of(names);
    }

    private static boolean looksForItself(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class)
                && Map.class.isAssignableFrom(parameter.getParameterType());
    }

    private static Stream<String> names(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null) {
            return Stream.of(annotation.name().isEmpty() ? name(parameter) : annotation.name());
        }
        var bound = parameter.getParameterType().isRecord() && !parameter.hasParameterAnnotation(RequestBody.class);
        return bound
                ? Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(c -> c.getName())
                : Stream.of();
    }

    private static String name(MethodParameter parameter) {
        return String.valueOf(parameter.getParameter().getName());
    }
}
