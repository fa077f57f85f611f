package dev.countersign.platform.engine;

import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every command of the engine that nobody vouches for; first in each interceptor chain and closed from the
 * first command on. Costs a thread-local and a class lookup.
 */
final class ClosedEngine extends CommandInterceptor {

    private final EngineDoor door;
    private final RefusedCommands refused;

    ClosedEngine(EngineDoor door, RefusedCommands refused) {
        this.door = door;
        this.refused = refused;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!mayRun(command.getClass())) {
            throw refused.refuse(command.getClass());
        }
        return next.execute(command);
    }

    /** A command context on the thread means that this command is part of one that was let in. */
    private boolean mayRun(Class<?> command) {
        return door.isOpen()
                || Context.getCommandContext() != null
                || switch (EngineCommands.accessOf(command)) {
                    case READ, ENGINE -> true;
                    case JOB -> Context.getJobExecutorContext() != null;
                    case OWN -> false;
                };
    }
}
