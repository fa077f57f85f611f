package dev.countersign.modeling.process;

import dev.countersign.modeling.release.Release;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.migration.MigrationPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ways from one version of a process to another. */
@Component
class MigrationPlans {

    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    MigrationPlans(RuntimeService runtime, JdbcClient jdbc) {
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    MigrationPlan from(String source, String target) {
        return runtime.createMigrationPlan(source, target).mapEqualActivities().build();
    }

    /** What the engine calls the process that a release has put in force. */
    String definition(Release release) {
        return jdbc.sql("""
                        select d.id_ from public.act_re_procdef d
                        join countersign.model_version v on v.deployment = d.deployment_id_ and v.release = ?
                        where d.key_ = ?""")
                .params(release.id(), release.name().stem())
                .query(String.class)
                .single();
    }

    String definition(String deployment, String key) {
        return jdbc.sql("select id_ from public.act_re_procdef where deployment_id_ = ? and key_ = ?")
                .params(deployment, key)
                .query(String.class)
                .single();
    }
}
