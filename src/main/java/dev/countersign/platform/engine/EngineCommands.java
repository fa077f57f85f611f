package dev.countersign.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The classification of every command class of the engine, by exact name: {@code engine-commands.txt} beside this class.
 * A test fails when the engine has one that is not listed.
 */
final class EngineCommands {

    private static final String PREFIX = "org.operaton.bpm.engine.impl.";
    private static final Map<String, EngineAccess> BY_NAME = read();

    private static final ClassValue<EngineAccess> ACCESS = new ClassValue<>() {
        @Override
        protected EngineAccess computeValue(Class<?> command) {
            return BY_NAME.getOrDefault(name(command), EngineAccess.OWN);
        }
    };

    private EngineCommands() {}

    static EngineAccess accessOf(Class<?> command) {
        return ACCESS.get(command);
    }

    static Map<String, EngineAccess> byName() {
        return BY_NAME;
    }

    /** A lambda is named after the class that wrote it, since its own name differs from run to run. */
    private static String name(Class<?> command) {
        var name = command.getName();
        var lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + "$$Lambda";
    }

    private static Map<String, EngineAccess> read() {
        var classified = new HashMap<String, EngineAccess>();
        var access = EngineAccess.OWN;
        for (var line : text().lines().toList()) {
            if (line.startsWith("[")) {
                access = EngineAccess.valueOf(line.substring(1, line.indexOf(']')));
            } else if (!line.isBlank()
                    && !line.startsWith("#")
                    && classified.put(PREFIX + line.strip(), access) != null) {
                throw new IllegalStateException("Classified twice: " + line);
            }
        }
        return Map.copyOf(classified);
    }

    private static String text() {
        try (InputStream in = EngineCommands.class.getResourceAsStream("engine-commands.txt")) {
            if (in == null) {
                throw new IllegalStateException("engine-commands.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
