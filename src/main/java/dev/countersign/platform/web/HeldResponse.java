package dev.countersign.platform.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An answer that is held back: status, headers, cookies and body, so that it can be sent after the commit, kept for a
 * repeat of the request, or dropped as if it had never been. It MUST NOT touch the response underneath until then.
 */
final class HeldResponse extends HttpServletResponseWrapper {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Cookie> cookies = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable PrintWriter writer;
    private Charset charset = StandardCharsets.UTF_8;
    private int status = SC_OK;

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    /** Sends it all. An error without a body leaves by {@code sendError}, so that the error page gives it one. */
    void send() throws IOException {
        var real = (HttpServletResponse) getResponse();
        var content = content();
        if (status >= 400 && content.length == 0) {
            real.sendError(status);
            return;
        }
        real.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> real.addHeader(name, value)));
        cookies.forEach(real::addCookie);
        real.setContentLength(content.length);
        real.getOutputStream().write(content);
    }

    byte[] content() {
        if (writer != null) {
            writer.flush();
        }
        return body.toByteArray();
    }

    void fill(byte[] content) {
        resetBuffer();
        body.writeBytes(content);
    }

    boolean failed() {
        return status >= 400;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int newStatus) {
        status = newStatus;
    }

    @Override
    public void sendError(int newStatus, @Nullable String message) {
        sendError(newStatus);
    }

    @Override
    public void sendError(int newStatus) {
        reset();
        status = newStatus;
    }

    @Override
    public void sendRedirect(String location) {
        resetBuffer();
        status = SC_FOUND;
        setHeader(HttpHeaders.LOCATION, location);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        headers.remove(name);
        if (value != null) {
            addHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        var formatted = new HttpHeaders();
        formatted.setDate(name, date);
        setHeader(name, formatted.getFirst(name));
    }

    @Override
    public void addDateHeader(String name, long date) {
        var formatted = new HttpHeaders();
        formatted.setDate(name, date);
        formatted.forEach((key, values) -> values.forEach(value -> addHeader(key, value)));
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        var values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> getHeaderNames() {
        return headers.keySet();
    }

    @Override
    public void addCookie(Cookie cookie) {
        cookies.add(cookie);
    }

    @Override
    public void setContentType(@Nullable String type) {
        setHeader(HttpHeaders.CONTENT_TYPE, type);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader(HttpHeaders.CONTENT_TYPE);
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    @Override
    public String getCharacterEncoding() {
        return charset.name();
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void setLocale(Locale locale) {
        setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Stream();
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(body, false, charset);
        }
        return writer;
    }

    @Override
    public void flushBuffer() {}

    @Override
    public void setBufferSize(int size) {}

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void resetBuffer() {
        body.reset();
        writer = null;
    }

    @Override
    public void reset() {
        resetBuffer();
        headers.clear();
        cookies.clear();
        status = SC_OK;
    }

    private final class Stream extends ServletOutputStream {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("An act is not asynchronous");
        }
    }
}
