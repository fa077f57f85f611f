package dev.countersign.notification.web;

import dev.countersign.notification.LiveStream;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a client when the container says that it can take more: nobody waits for a client that reads slowly, and what it
 * has not taken stays where it can be told in fewer words.
 */
final class EventOutlet implements LiveStream.Outlet, WriteListener, AsyncListener {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** How soon a browser is to try again after a stream broke off. */
    private static final byte[] BEGINNING = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private @Nullable AsyncContext async;
    private @Nullable ServletOutputStream out;
    private Supplier<String> next = () -> "";
    private Runnable gone = () -> {};
    private boolean begun;
    private boolean unsent;
    private boolean closed;
    private long waitingSince;

    synchronized void begin(
            HttpServletRequest request, HttpServletResponse response, Supplier<String> source, Runnable onGone)
            throws IOException {
        next = source;
        gone = onGone;
        var context = request.startAsync(request, response);
        context.setTimeout(0);
        context.addListener(this);
        async = context;
        out = response.getOutputStream();
        out.setWriteListener(this);
        if (closed) {
            context.complete();
        }
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        if (!begun && out != null && !closed && out.isReady()) {
            begun = true;
            unsent = true;
            out.write(BEGINNING);
        }
        send();
    }

    @Override
    public synchronized void wake() {
        try {
            send();
        } catch (IOException | IllegalStateException e) {
            close();
        }
    }

    private void send() throws IOException {
        if (!begun || closed || out == null) {
            return;
        }
        while (out.isReady()) {
            waitingSince = 0;
            if (unsent) {
                unsent = false;
                out.flush();
                continue;
            }
            var text = next.get();
            if (text.isEmpty()) {
                return;
            }
            out.write(text.getBytes(StandardCharsets.UTF_8));
            unsent = true;
        }
        if (waitingSince == 0) {
            waitingSince = System.nanoTime();
        }
    }

    @Override
    public synchronized boolean stuck() {
        return waitingSince != 0 && System.nanoTime() - waitingSince > PATIENCE.toNanos();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            gone.run();
            if (async != null) {
                complete(async);
            }
        }
    }

    private static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException completedByItself) {
            // The client has hung up meanwhile.
        }
    }

    @Override
    public void onError(Throwable broken) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        closed = true;
        gone.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // There is one round only.
    }
}
