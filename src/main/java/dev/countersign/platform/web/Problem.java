package dev.countersign.platform.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refusal.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What every error answers: a problem document (RFC 9457), {@code application/problem+json}.
 *
 * @param type identifies the kind of problem; an identifier, not a page to fetch
 * @param title the kind of problem in general
 * @param detail one sentence a person understands
 * @param code stable, for machines
 * @param next what to do now
 * @param outcome what has already happened (law 3), with 409 and 410
 * @param errors the fields at fault, if any
 * @param incident names the entry in the server's log, with 500
 * @param headers headers that belong to the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "next", "outcome", "errors", "incident"})
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String next,
        @Nullable Outcome outcome,
        List<FieldError> errors,
        @Nullable String incident,
        @JsonIgnore HttpHeaders headers) {

    public static final String TYPES = "https://countersign.dev/problems/";

    public static Problem of(Refusal refusal) {
        var problem = of(refusal.kind().status(), refusal.code(), refusal.detail(), refusal.next())
                .with(refusal.outcome())
                .with(refusal.errors());
        return switch (refusal.kind()) {
            case TOO_MANY -> problem.with(HttpHeaders.RETRY_AFTER, "10");
            case NOT_YET -> problem.with(HttpHeaders.RETRY_AFTER, "1");
            default -> problem;
        };
    }

    public static Problem of(int status, String code, String detail, @Nullable String next) {
        return new Problem(
                URI.create(TYPES + code),
                title(status),
                status,
                detail,
                code,
                next,
                null,
                List.of(),
                null,
                new HttpHeaders());
    }

    /** The problem that a status stands for where nothing more is known. */
    public static Problem of(int status) {
        return switch (status) {
            case 400 ->
                of(
                        400,
                        "malformed_request",
                        "The request is not one that HTTP or this API knows.",
                        "Compare it with the description at /api/openapi.json.");
            case 401 -> of(401, "unauthenticated", "You are not signed in.", "Sign in, or send an API token.");
            case 403 -> of(403, "forbidden", "You may not do this.", "Ask somebody who may.");
            case 404 ->
                of(404, "not_found", "There is nothing at this address that you may see.", "Check the address.");
            case 405 ->
                of(405, "method_not_allowed", "This address does not take this method.", "Use one that Allow names.");
            case 406 ->
                of(406, "not_acceptable", "The answer cannot take the form that Accept asks for.", "Accept JSON.");
            case 413 ->
                of(413, "body_too_large", "The body is larger than is accepted here.", "Send less, or send a link.");
            case 415 ->
                of(
                        415,
                        "unsupported_media_type",
                        "The body is not of a type that is accepted here.",
                        "Send JSON in UTF-8 with Content-Type: application/json.");
            case 503 ->
                of(503, "unavailable", "The server cannot answer just now.", "Repeat the request after a moment.")
                        .with(HttpHeaders.RETRY_AFTER, "2");
            default -> {
                var code = title(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
                yield of(status, code, "The request failed: " + title(status) + ".", null);
            }
        };
    }

    Problem with(@Nullable Outcome happened) {
        return new Problem(type, title, status, detail, code, next, happened, errors, incident, headers);
    }

    Problem with(List<FieldError> fields) {
        return new Problem(type, title, status, detail, code, next, outcome, fields, incident, headers);
    }

    Problem with(HttpHeaders more) {
        headers.putAll(more);
        return this;
    }

    Problem with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    Problem withIncident(String id) {
        return new Problem(type, title, status, detail, code, next, outcome, errors, id, headers);
    }

    private static String title(int status) {
        var known = HttpStatus.resolve(status);
        return known != null ? known.getReasonPhrase() : "Error";
    }
}
