package dev.countersign.platform.web;

import dev.countersign.platform.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose address or name of the caller is no text: broken percent-encoding, bytes that are not UTF-8,
 * NUL. The servlet container drops a parameter that it cannot decode, and a filter that silently is not there shows
 * more than was asked for; PostgreSQL takes no NUL.
 */
final class RequestText extends OncePerRequestFilter {

    private static final String BASIC = "basic ";

    private final ProblemWriter problems;

    RequestText(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var flawed = !isText(request.getRequestURI())
                ? "path"
                : !isText(request.getQueryString()) ? "query" : namesNobody(request) ? "Authorization header" : null;
        if (flawed == null) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                response,
                Refusal.malformed(
                        "malformed_" + flawed.split(" ", 2)[0].toLowerCase(Locale.ROOT),
                        "The " + flawed + " is no text: it has a broken encoding, is not UTF-8, or contains NUL.",
                        "Encode it as UTF-8 and percent-encode what is not a letter, digit or one of -._~."));
    }

    /** Whether every percent-encoded byte has two digits, and all of them together are UTF-8 without NUL. */
    static boolean isText(@Nullable String encoded) {
        if (encoded == null) {
            return true;
        }
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            if (i + 2 >= encoded.length() || hex(encoded, i + 1) < 0 || hex(encoded, i + 2) < 0) {
                return false;
            }
            bytes.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
            i += 2;
        }
        return isUtf8WithoutNul(bytes.toByteArray());
    }

    private static boolean namesNobody(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        try {
            return !isUtf8WithoutNul(Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).trim()));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static int hex(String text, int at) {
        return Character.digit(text.charAt(at), 16);
    }

    private static boolean isUtf8WithoutNul(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf(0)
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
