package dev.countersign.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * What a request brings to sign in by: the {@code Authorization} header, Bearer (RFC 6750) or Basic (RFC 7617, UTF-8);
 * without one, the cookie of a signed-in browser.
 */
final class CallerProof implements AuthenticationConverter {

    @Override
    public @Nullable Proof convert(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.isEmpty()) {
            return signsInByCookie(request)
                    ? SessionCookies.secret(request).map(Proof::session).orElse(null)
                    : null;
        }
        if (headers.size() > 1) {
            throw new NotSignedIn("The request has more than one Authorization header.");
        }
        var parts = headers.get(0).strip().split(" +", 2);
        var rest = parts.length == 2 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> Proof.bearer(rest);
            case "basic" -> basic(rest);
            default -> throw new NotSignedIn("Nobody can sign in by this kind of Authorization.");
        };
    }

    /** Pages and their parts are for everybody, and who signs in anew need not be signed in still. */
    static boolean signsInByCookie(HttpServletRequest request) {
        var path = request.getRequestURI();
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && path.startsWith("/api/")
                && !(path.equals(SessionController.PATH) && request.getMethod().equals("POST"))
                && SessionCookies.secret(request).isPresent();
    }

    private static Proof basic(String encoded) {
        try {
            var bytes = Base64.getDecoder().decode(encoded);
            var pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var colon = pair.indexOf(':');
            if (colon >= 0) {
                return Proof.basic(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // falls through to the one sentence for all of these
        }
        throw new NotSignedIn("The Authorization header is not Base64 of an account, a colon and its password.");
    }
}
