package dev.countersign.system;

import dev.countersign.Countersign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** The jar with another first class, which puts the engine's clock off before it starts: by it, timers are due or not. */
public final class EngineOff {

    private static final String OFF = "countersign.test.off";

    private EngineOff() {}

    public static void main(String[] arguments) {
        ClockUtil.offset(Long.getLong(OFF));
        Countersign.main(arguments);
    }

    /** Nothing else of the tests may be seen: there are components among them. */
    static List<String> options(Duration off, Path home) {
        var alone = home.resolveSibling("engine-off");
        var file = EngineOff.class.getName().replace('.', '/') + ".class";
        try (var bytes = EngineOff.class.getClassLoader().getResourceAsStream(file)) {
            Files.createDirectories(alone.resolve(file).getParent());
            Files.write(alone.resolve(file), bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var options = new ArrayList<>(RunningApplication.SMALL);
        options.add("-D" + OFF + "=" + off.toMillis());
        options.add("-Dloader.main=" + EngineOff.class.getName());
        options.add("-Dloader.path=" + alone);
        return options;
    }

    static List<String> launcher(String jar) {
        return List.of("-cp", jar, "org.springframework.boot.loader.launch.PropertiesLauncher");
    }
}
