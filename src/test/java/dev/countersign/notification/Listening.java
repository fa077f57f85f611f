package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** A client of the event stream: what it is told, in order. */
final class Listening implements AutoCloseable {

    record Event(String name, String data, String id) {}

    private static final Event OVER = new Event("over", "", "");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final LinkedBlockingDeque<Event> told = new LinkedBlockingDeque<>();
    private volatile String lastId = "";

    private Listening(HttpResponse<InputStream> answer) {
        this.answer = answer;
    }

    /** Returns when the stream is open and has a position. */
    static Listening to(HttpRequest.Builder request) throws Exception {
        var answer = CLIENT.send(request.GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        var listening = new Listening(answer);
        new Thread(listening::read).start();
        var first = listening.next();
        if (!first.name().isEmpty()) {
            listening.told.addFirst(first);
        }
        return listening;
    }

    Event next() throws InterruptedException {
        var event = told.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event within ten seconds").isNotNull();
        return event;
    }

    /** Everything up to the first event of that name, that one last. Comments are left out. */
    List<Event> until(String name) throws InterruptedException {
        var events = new ArrayList<Event>();
        do {
            var event = next();
            if (!event.name().isEmpty()) {
                events.add(event);
            }
            assertThat(event).as("told so far: %s", events).isNotEqualTo(OVER);
        } while (events.isEmpty() || !events.get(events.size() - 1).name().equals(name));
        return events;
    }

    /** Everything up to the news of that change, as words such as {@code change chg_1}. */
    List<String> upTo(String change) throws InterruptedException {
        var words = new ArrayList<String>();
        do {
            until("change").forEach(event -> words.add(event.name() + " " + event.data()));
        } while (!words.get(words.size() - 1).contains(change));
        return words;
    }

    void isOver() throws InterruptedException {
        var event = next();
        while (!event.equals(OVER)) {
            assertThat(event.name()).as("told to somebody who is out").isEmpty();
            event = next();
        }
    }

    String lastId() {
        return lastId;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var name = "";
            var data = "";
            var id = "";
            var something = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (something) {
                        told.add(new Event(name, data, id));
                    }
                    name = data = id = "";
                    something = false;
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                    something = true;
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                    lastId = id;
                    something = true;
                }
            }
        } catch (IOException e) {
            // It was closed, here or there.
        }
        told.add(OVER);
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
