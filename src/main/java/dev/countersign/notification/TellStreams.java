package dev.countersign.notification;

import dev.countersign.directory.Credentials;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Signal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Passes on what the database signals, to those who may hear of it. However many streams there are and however much was
 * committed at once, it is three statements; one thing after the other, so that positions never go back.
 */
@Component
public class TellStreams {

    private static final Logger LOG = LoggerFactory.getLogger(TellStreams.class);

    private static final Signal ANYTHING = new Signal("", Signal.EVERYTHING, "*", null);
    private static final Pattern POSITION = Pattern.compile("\\d{1,20}\\.\\d{1,9}");

    private final LiveStreams streams;
    private final WhoHears whoHears;
    private final Credentials credentials;
    private final RecentSignals recent = new RecentSignals();
    private boolean missed;

    TellStreams(LiveStreams streams, WhoHears whoHears, Credentials credentials) {
        this.streams = streams;
        this.whoHears = whoHears;
        this.credentials = credentials;
    }

    /**
     * From now on the stream is told what happens, beginning with what happened since {@code lastEventId}.
     *
     * @throws Refused where there are too many, or the id is none of ours
     */
    public synchronized void open(LiveStream stream, @Nullable String lastEventId) {
        if (lastEventId != null && !POSITION.matcher(lastEventId).matches()) {
            throw new Refused(Refusal.malformed(
                    "bad_event_id",
                    "Last-Event-ID is not the id of an event of this stream.",
                    "Send the last id that the stream gave, or leave it out."));
        }
        streams.add(stream);
        stream.at(recent.position());
        if (lastEventId != null) {
            recent.after(lastEventId).ifPresentOrElse(since -> tell(since, List.of(stream)), stream::reset);
        }
        stream.beat();
        stream.outlet().wake();
    }

    @EventListener
    synchronized void on(Signal.Heard heard) {
        recent.add(heard.signals());
        tell(heard.signals(), streams.all());
    }

    @EventListener(Signal.Missed.class)
    synchronized void onMissed() {
        recent.forget();
        tell(List.of(ANYTHING), streams.all());
    }

    /** Keeps streams open through proxies, and ends those that nobody reads or whose caller would not be let in now. */
    @Scheduled(fixedDelay = 15_000)
    synchronized void beat() {
        var all = streams.all();
        all.stream().filter(stream -> stream.outlet().stuck()).forEach(streams::close);
        all.forEach(LiveStream::beat);
        attempt(() -> send(toAll(missed ? List.of(ANYTHING) : List.of())));
    }

    private void tell(List<Signal> signals, List<LiveStream> to) {
        if (!to.isEmpty()) {
            attempt(() -> send(missed ? toAll(List.of(ANYTHING)) : whoHears.of(signals, to)));
        }
    }

    private Map<LiveStream, List<Signal>> toAll(List<Signal> signals) {
        return streams.all().stream().collect(Collectors.toMap(Function.identity(), stream -> signals));
    }

    private void attempt(Runnable sending) {
        try {
            sending.run();
            missed = false;
        } catch (RuntimeException e) {
            missed = true;
            LOG.warn("Streams could not be told; they will be told that anything may be different", e);
        }
    }

    private void send(Map<LiveStream, List<Signal>> told) {
        var holding = credentials.stillHolding(
                told.keySet().stream().map(LiveStream::by).collect(Collectors.toSet()));
        told.forEach((stream, signals) -> {
            if (holding.contains(stream.by())) {
                signals.forEach(signal -> tell(stream, signal));
            } else {
                streams.close(stream);
            }
        });
        streams.all().forEach(stream -> stream.at(recent.position()));
        told.keySet().forEach(stream -> stream.outlet().wake());
    }

    private static void tell(LiveStream stream, Signal signal) {
        switch (signal.kind()) {
            case Signal.CHANGE, Signal.SESSION -> stream.altered(signal.kind(), signal.subject());
            case Signal.NOTIFICATION -> stream.notification();
            default -> stream.reset();
        }
    }
}
