package dev.countersign.platform.web;

import dev.countersign.platform.Refusal.FieldError;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Problems that the web layer finds before any use case runs: addresses, methods, headers, parameters. */
final class RequestProblems {

    private RequestProblems() {}

    static Optional<Problem> of(Throwable thrown) {
        return Optional.ofNullable(parameter(thrown)).or(() -> Optional.ofNullable(protocol(thrown)));
    }

    private static @Nullable Problem parameter(Throwable thrown) {
        if (thrown instanceof TypeMismatchException e && clientCanFix(e)) {
            return badParameter(name(e), Expected.of(e.getRequiredType()));
        }
        if (thrown instanceof MissingServletRequestParameterException e) {
            return badParameter(e.getParameterName(), "is missing");
        }
        if (thrown instanceof MissingRequestHeaderException e) {
            return badParameter(e.getHeaderName(), "is missing (a header)");
        }
        if (thrown instanceof BindException e) {
            return bound(e.getBindingResult());
        }
        if (thrown instanceof HandlerMethodValidationException e && !e.isForReturnValue()) {
            return validated(e);
        }
        return thrown instanceof ConstraintViolationException e ? violated(e) : null;
    }

    private static @Nullable Problem protocol(Throwable thrown) {
        if (thrown instanceof HttpMediaTypeException || thrown instanceof InvalidMediaTypeException) {
            var status = thrown instanceof ErrorResponse e ? e.getStatusCode().value() : 415;
            var problem = Problem.of(status);
            return thrown instanceof ErrorResponse e ? problem.with(e.getHeaders()) : problem;
        }
        if (thrown instanceof ErrorResponse e && e.getStatusCode().value() != 500) {
            return Problem.of(e.getStatusCode().value()).with(e.getHeaders());
        }
        return thrown instanceof IOException ? Problem.of(400) : null;
    }

    private static boolean clientCanFix(TypeMismatchException e) {
        return !(e instanceof org.springframework.beans.ConversionNotSupportedException);
    }

    private static String name(TypeMismatchException e) {
        if (e instanceof MethodArgumentTypeMismatchException argument) {
            return argument.getName();
        }
        return e.getPropertyName() == null ? "parameter" : e.getPropertyName();
    }

    private static Problem badParameter(String name, String message) {
        return Problem.of(
                        400, "invalid_parameter", name + ": " + message + ".", "Correct it and send the request again.")
                .with(List.of(new FieldError(name, message)));
    }

    private static Problem bound(BindingResult result) {
        var errors = new ArrayList<FieldError>();
        for (var error : result.getFieldErrors()) {
            errors.add(
                    new FieldError(error.getField(), error.isBindingFailure() ? expected(result, error) : text(error)));
        }
        result.getGlobalErrors().forEach(error -> errors.add(new FieldError(error.getObjectName(), text(error))));
        var malformed = result.getFieldErrors().stream().anyMatch(error -> error.isBindingFailure());
        return invalid(malformed ? 400 : 422, errors);
    }

    private static String expected(BindingResult result, org.springframework.validation.FieldError error) {
        return Expected.of(result.getFieldType(error.getField()));
    }

    private static Problem validated(HandlerMethodValidationException e) {
        var errors = new ArrayList<FieldError>();
        for (var parameter : e.getParameterValidationResults()) {
            if (parameter instanceof ParameterErrors bean) {
                bean.getFieldErrors().forEach(error -> errors.add(new FieldError(error.getField(), text(error))));
                bean.getGlobalErrors().forEach(error -> errors.add(new FieldError(error.getObjectName(), text(error))));
            } else {
                var name = String.valueOf(parameter.getMethodParameter().getParameterName());
                parameter.getResolvableErrors().forEach(error -> errors.add(new FieldError(name, text(error))));
            }
        }
        var body = e.getParameterValidationResults().stream().anyMatch(ParameterErrors.class::isInstance);
        return invalid(body ? 422 : 400, errors);
    }

    private static Problem violated(ConstraintViolationException e) {
        return invalid(
                422,
                e.getConstraintViolations().stream()
                        .map(violation ->
                                new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                        .toList());
    }

    private static Problem invalid(int status, List<FieldError> errors) {
        var detail = errors.size() == 1
                ? errors.get(0).field() + ": " + errors.get(0).message()
                : errors.size() + " values need correcting.";
        return Problem.of(
                        status,
                        status == 422 ? "invalid" : "invalid_parameter",
                        detail,
                        "Correct what is listed under errors and send the request again.")
                .with(errors);
    }

    private static String text(MessageSourceResolvable error) {
        return error.getDefaultMessage() == null ? "is not allowed" : error.getDefaultMessage();
    }
}
