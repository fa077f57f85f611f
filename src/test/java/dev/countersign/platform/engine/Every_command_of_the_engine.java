package dev.countersign.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the engine's class files: named, nested and anonymous commands, and lambdas that become one. */
class Every_command_of_the_engine {

    private static final String COMMAND = "org/operaton/bpm/engine/impl/interceptor/Command";
    private static final Map<String, ClassReader> CLASSES = new HashMap<>();
    private static final Set<String> LAMBDAS = new TreeSet<>();

    @BeforeAll
    static void read_the_engine() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:org/operaton/bpm/**/*.class");
        for (var resource : found) {
            var reader = new ClassReader(resource.getContentAsByteArray());
            CLASSES.put(reader.getClassName(), reader);
            reader.accept(new Lambdas(reader.getClassName()), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
    }

    @Test
    void is_classified() {
        var unclassified = commands();
        unclassified.removeAll(EngineCommands.byName().keySet());
        assertThat(unclassified)
                .as("classify these in engine-commands.txt; in doubt OWN")
                .isEmpty();
    }

    @Test
    void is_classified_only_where_it_exists() {
        var gone = new TreeSet<>(EngineCommands.byName().keySet());
        gone.removeAll(commands());
        assertThat(gone).as("the engine has these no more").isEmpty();
    }

    @Test
    void is_found_by_this_test() {
        assertThat(CLASSES).hasSizeGreaterThan(2000);
        assertThat(commands()).hasSizeGreaterThan(350);
    }

    @Test
    void is_refused_where_nobody_knows_it() {
        assertThat(EngineCommands.accessOf(Every_command_of_the_engine.class)).isEqualTo(EngineAccess.OWN);
    }

    private static Set<String> commands() {
        var commands = new TreeSet<String>();
        CLASSES.forEach((name, reader) -> {
            if ((reader.getAccess() & Opcodes.ACC_ABSTRACT) == 0 && isCommand(name)) {
                commands.add(name.replace('/', '.'));
            }
        });
        LAMBDAS.forEach(host -> commands.add(host.replace('/', '.') + "$$Lambda"));
        return commands;
    }

    private static boolean isCommand(String name) {
        if (name.equals(COMMAND)) {
            return true;
        }
        var reader = CLASSES.get(name);
        if (reader == null) {
            return false;
        }
        List<String> above = new ArrayList<>(List.of(reader.getInterfaces()));
        above.add(reader.getSuperName());
        return above.stream().anyMatch(Every_command_of_the_engine::isCommand);
    }

    private static final class Lambdas extends ClassVisitor {
        private final String host;

        Lambdas(String host) {
            super(Opcodes.ASM9);
            this.host = host;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(
                        String method, String descriptor, Handle bootstrap, Object... arguments) {
                    if (descriptor.endsWith(")L" + COMMAND + ";")) {
                        LAMBDAS.add(host);
                    }
                }
            };
        }
    }
}
