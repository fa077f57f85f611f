package dev.countersign.platform.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Of nodes that start together, one builds its engine and the others wait for it: the engine makes and upgrades its tables
 * without a lock of its own. The lock goes with its connection, so that a node which fails or is killed frees it.
 */
@Component
final class OneStartAtATime extends AbstractProcessEnginePlugin {

    private static final String LOCK = "select pg_advisory_lock(hashtext('countersign: the engine''s tables'))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('countersign: the engine''s tables'))";

    private final DataSource database;
    private @Nullable Connection holding;

    OneStartAtATime(DataSource database) {
        this.database = database;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        try {
            holding = database.getConnection();
            holding.createStatement().execute(LOCK);
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of the engine's tables cannot be had", e);
        }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try (var held = holding) {
            if (held != null) {
                held.createStatement().execute(UNLOCK);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of the engine's tables cannot be given back", e);
        }
        holding = null;
    }
}
