package dev.countersign.modeling;

import dev.countersign.SeedForTests;
import dev.countersign.platform.engine.EngineDoor;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes out of the engine what the test before has released. */
public final class OnlyWhatIsShipped implements SeedForTests {

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final EngineDoor door;

    OnlyWhatIsShipped(JdbcClient jdbc, RepositoryService repository, EngineDoor door) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.door = door;
    }

    @Override
    public void seed() {
        jdbc.sql("select id_ from public.act_re_deployment where source_ = 'countersign'"
                        + " and id_ not in (select deployment from countersign.model_version)")
                .query(String.class)
                .list()
                .forEach(released -> door.open(() -> repository.deleteDeployment(released, true)));
    }
}
