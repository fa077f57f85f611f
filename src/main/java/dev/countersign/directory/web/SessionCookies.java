package dev.countersign.directory.web;

import dev.countersign.directory.BrowserSessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookies of a signed-in browser: the secret, which no script can read, and what scripts of ours send back. */
final class SessionCookies {

    static final String SESSION = "countersign-session";
    static final String ANTI_FORGERY = "XSRF-TOKEN";
    static final String ANTI_FORGERY_HEADER = "X-XSRF-TOKEN";

    private SessionCookies() {}

    static Optional<String> secret(HttpServletRequest request) {
        var cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(Cookie::getValue)
                .findFirst();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String secret) {
        add(request, response, SESSION, secret, true, BrowserSessions.LIFE);
        add(request, response, ANTI_FORGERY, BrowserSessions.antiForgery(secret), false, BrowserSessions.LIFE);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, SESSION, "", true, Duration.ZERO);
        add(request, response, ANTI_FORGERY, "", false, Duration.ZERO);
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            boolean httpOnly,
            Duration life) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(httpOnly)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
