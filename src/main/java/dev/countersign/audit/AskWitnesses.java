package dev.countersign.audit;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the witnesses for what is new in the log, beside everything else: neither the log nor business waits for them. Every node
 * asks, so that each hears what a witness has against the log.
 */
@Component
@ConditionalOnProperty(name = "countersign.audit.sequenced", matchIfMissing = true)
class AskWitnesses {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<CosignCheckpoint> cosigns;

    AskWitnesses(LogSettings settings, SequencerDatabase database) {
        if (settings.witnesses().isEmpty()) {
            cosigns = List.of();
        } else {
            var http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
            cosigns = settings.witnesses().stream()
                    .map(at -> new CosignCheckpoint(new AskedWitness(at, http, PATIENCE), database))
                    .toList();
        }
    }

    @Scheduled(fixedDelay = 500)
    void ask() throws InterruptedException {
        for (var cosign : cosigns) {
            cosign.cosign();
        }
    }

    /** By the name of the witness. */
    Map<String, String> complaints() {
        return cosigns.stream()
                .filter(one -> one.complaint().isPresent())
                .collect(Collectors.toMap(
                        CosignCheckpoint::name, one -> one.complaint().orElseThrow()));
    }

    Map<String, String> warnings() {
        return cosigns.stream()
                .filter(one -> one.warning().isPresent())
                .collect(Collectors.toMap(
                        CosignCheckpoint::name, one -> one.warning().orElseThrow()));
    }
}
