package dev.countersign.platform.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Knows no script language, not even the ones on the classpath: what asks for a script fails. */
final class NoScripts implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new UnsupportedOperationException("Scripts do not run here.");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new UnsupportedOperationException("Scripts do not run here.");
    }

    @Override
    @SuppressWarnings("NullAway") // the engine's contract: null where no such language exists
    public @Nullable ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        return null;
    }
}
