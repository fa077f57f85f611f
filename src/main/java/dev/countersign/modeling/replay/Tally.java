package dev.countersign.modeling.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts effects and load, and keeps a digest over all that was counted. */
final class Tally {

    private final Map<Effect, Long> counts = new EnumMap<>(Effect.class);
    private final Map<String, long[]> load = new TreeMap<>();
    private final MessageDigest digest = sha256();
    private int done;

    void add(String change, List<Effect> effects, Judged was, Judged now) {
        done++;
        effects.forEach(effect -> counts.merge(effect, 1L, Long::sum));
        was.stages().forEach(stage -> seats(stage.team())[0] += stage.seats());
        now.stages().forEach(stage -> seats(stage.team())[1] += stage.seats());
        digest.update((change + "\n" + effects + "\n" + was + "\n" + now + "\n").getBytes(StandardCharsets.UTF_8));
    }

    int done() {
        return done;
    }

    /** Of every effect there is, in the order of their declaration. */
    Map<String, Long> counts() {
        var words = new LinkedHashMap<String, Long>();
        Arrays.stream(Effect.values()).forEach(effect -> words.put(effect.word(), counts.getOrDefault(effect, 0L)));
        return words;
    }

    List<Replay.Load> load() {
        return load.entrySet().stream()
                .map(team -> new Replay.Load(team.getKey(), team.getValue()[0], team.getValue()[1]))
                .toList();
    }

    /** Ends it. */
    String result() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private long[] seats(String team) {
        return load.computeIfAbsent(team, name -> new long[2]);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
