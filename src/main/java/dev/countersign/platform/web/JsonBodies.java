package dev.countersign.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Looks over every JSON body before anything is made of it: UTF-8 (RFC 8259), not too deep, no name twice, and no
 * string that PostgreSQL or a digest could not carry.
 *
 * <p>The depth is bounded here and not in the mapper: what was accepted at this depth is stored inside larger documents
 * and MUST be readable again.
 */
@ControllerAdvice
final class JsonBodies extends RequestBodyAdviceAdapter {

    static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100)
                    .maxNameLength(1000)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return AbstractJackson2HttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var body = message.getBody().readAllBytes();
        refuseOtherCharset(message.getHeaders());
        try (var parser = FACTORY.createParser(decode(body))) {
            refuseFlaws(parser);
        }
        return new Body(message.getHeaders(), new ByteArrayInputStream(body));
    }

    private static void refuseOtherCharset(HttpHeaders headers) {
        var type = headers.getContentType();
        var charset = type == null ? null : type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8) && !charset.equals(StandardCharsets.US_ASCII)) {
            throw new Refused(Refusal.of(
                    Refusal.Kind.UNSUPPORTED,
                    "unsupported_charset",
                    "JSON is read in UTF-8, not in " + charset + ".",
                    "Send it in UTF-8."));
        }
    }

    private static String decode(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refused(Refusal.malformed(
                    "malformed_json", "The body is not UTF-8.", "Encode it as UTF-8 and send the request again."));
        }
    }

    private static void refuseFlaws(JsonParser parser) throws IOException {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                var flaw = Text.STORABLE.flaw(parser.getText());
                if (flaw.isPresent()) {
                    throw new Refused(Refusal.invalid(List.of(flaw(parser, token, flaw.get()))));
                }
            }
        }
    }

    /** A name at fault is not repeated: it could not be written into the answer. */
    private static FieldError flaw(JsonParser parser, JsonToken token, String flaw) {
        var context = parser.getParsingContext();
        return token == JsonToken.VALUE_STRING
                ? new FieldError(FieldPath.of(context), flaw)
                : new FieldError(FieldPath.of(context.getParent()), "has a member whose name " + flaw);
    }

    private record Body(HttpHeaders headers, InputStream stream) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return stream;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
