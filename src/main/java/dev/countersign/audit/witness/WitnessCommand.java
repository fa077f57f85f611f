package dev.countersign.audit.witness;

import dev.countersign.audit.tlog.MalformedLog;
import dev.countersign.audit.tlog.NoteKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code java -jar countersign.jar witness --log VKEY …}: runs until it is stopped. Ends with 1 where it cannot begin, 2 where
 * it was not asked rightly.
 */
public final class WitnessCommand {

    public static final String NAME = "witness";

    private static final int CANNOT_BEGIN = 1;
    private static final int NOT_ASKED = 2;
    private static final int PORT = 8099;

    private static final String USAGE = """
            witness --log VKEY [--log VKEY …] [--home FOLDER] [--listen ADDRESS:PORT] [--name NAME] [--patience SECONDS]
              --log       key of a log to watch, as its /tlog/key said when you trusted it
              --home      folder of its own key and of what it has co-signed (witness)
              --listen    where it is asked (127.0.0.1:8099)
              --name      of its key, at the first start
              --patience  for so long a smaller checkpoint after a larger one is late, not a roll-back (60)""";

    private WitnessCommand() {}

    /** @return with what to end; nothing where it runs now */
    public static Optional<Integer> run(List<String> arguments, PrintStream out, PrintStream loud) {
        try {
            return begin(options(arguments), out, loud);
        } catch (IllegalArgumentException | MalformedLog e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return Optional.of(NOT_ASKED);
        }
    }

    private static Optional<Integer> begin(Map<String, List<String>> options, PrintStream out, PrintStream loud) {
        var logs = options.getOrDefault("--log", List.of()).stream()
                .map(NoteKey::of)
                .toList();
        if (logs.isEmpty() || logs.stream().anyMatch(key -> key.type() != NoteKey.LOG)) {
            throw new IllegalArgumentException("Name the logs to watch by their keys.");
        }
        var address = address(one(options, "--listen").orElse("127.0.0.1:" + PORT));
        var patience =
                Duration.ofSeconds(Long.parseLong(one(options, "--patience").orElse("60")));
        var setting = new Witness.Setting(
                Path.of(one(options, "--home").orElse("witness")),
                one(options, "--name").orElse(null),
                logs,
                patience);
        return start(setting, address, out, loud);
    }

    private static Optional<Integer> start(
            Witness.Setting setting, InetSocketAddress address, PrintStream out, PrintStream loud) {
        try {
            var witness = new Witness(setting, loud, Clock.systemUTC());
            var server = new WitnessServer(witness, address);
            out.println("Its key, for countersign.audit.witnesses and for verify --witness:");
            out.println("  " + witness.key().vkey());
            out.println("Watching at " + address.getHostString() + ":" + server.port() + "; logs: "
                    + setting.logs().stream().map(NoteKey::name).distinct().toList());
            if (!witness.complaints().isEmpty()) {
                loud.println("*** THE WITNESS COMPLAINS, of earlier: ***\n" + witness.complaints());
            }
            return Optional.empty();
        } catch (IOException | MalformedLog e) {
            out.println("The witness cannot begin. " + e.getMessage());
            return Optional.of(CANNOT_BEGIN);
        }
    }

    private static InetSocketAddress address(String written) {
        int colon = written.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("No ADDRESS:PORT: " + written);
        }
        return new InetSocketAddress(written.substring(0, colon), Integer.parseInt(written.substring(colon + 1)));
    }

    private static Optional<String> one(Map<String, List<String>> options, String name) {
        var given = options.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new IllegalArgumentException(name + " is there more than once.");
        }
        return given.stream().findFirst();
    }

    private static Map<String, List<String>> options(List<String> arguments) {
        var options = new HashMap<String, List<String>>();
        for (int i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!USAGE.contains("  " + name + " ") || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("Not understood: " + name);
            }
            options.computeIfAbsent(name, key -> new ArrayList<>()).add(arguments.get(i + 1));
        }
        return options;
    }
}
