package dev.countersign.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A witness over HTTP (C2SP tlog-witness), and its health, which is 503 as long as it has something to complain of. */
public final class WitnessServer implements AutoCloseable {

    /** Above any checkpoint with its proof. */
    private static final int LONGEST = 64 * 1024;

    private static final Pattern LAST = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    /** Whoever sends nothing for a while is not waited for. */
    static {
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
        System.setProperty("sun.net.httpserver.maxRspTime", "20");
    }

    public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
        this.witness = witness;
        server = HttpServer.create(address, 64);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answered(exchange);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answered(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (RuntimeException e) {
            System.err.println("The witness failed: " + e);
            return new Answer(500, Answer.TEXT, "The witness failed.\n");
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/add-checkpoint")) {
            return exchange.getRequestMethod().equals("POST") ? add(exchange) : notAllowed();
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return notAllowed();
        }
        return path.equals("/health") ? health() : last(path).orElseGet(() -> Answer.unknown(path));
    }

    private Answer add(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        return body.length > LONGEST ? Answer.malformed("The request is too long.") : witness.add(body);
    }

    private Optional<Answer> last(String path) {
        var asked = LAST.matcher(path);
        return asked.matches()
                ? witness.last(asked.group(1)).map(note -> new Answer(200, Answer.TEXT, note.written()))
                : Optional.empty();
    }

    private Answer health() {
        var complaints = witness.complaints();
        return complaints.isEmpty()
                ? new Answer(200, Answer.TEXT, "Nothing to complain of.\n")
                : new Answer(503, Answer.TEXT, complaints);
    }

    private static Answer notAllowed() {
        return new Answer(405, Answer.TEXT, "Not with this method.\n");
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        witness.close();
    }
}
