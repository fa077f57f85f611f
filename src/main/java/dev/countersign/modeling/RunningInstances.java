package dev.countersign.modeling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which version each running instance follows; read from the engine's tables, whose own queries count one definition at a time. */
@Component
class RunningInstances {

    private record Count(String name, int version, int running) {}

    private final JdbcClient jdbc;

    RunningInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many follow which version; versions that nothing follows are left out. */
    Map<ModelName, Map<Integer, Integer>> byModel() {
        var counted = new HashMap<ModelName, Map<Integer, Integer>>();
        jdbc.sql("""
                        select v.name, v.version, count(*) as running
                        from public.act_ru_execution e
                        join public.act_re_procdef d on d.id_ = e.proc_def_id_
                        join countersign.model_version v on v.deployment = d.deployment_id_ and v.name = d.key_ || '.bpmn'
                        where e.parent_id_ is null and e.super_exec_ is null
                        group by v.name, v.version""")
                .query((row, n) -> new Count(row.getString("name"), row.getInt("version"), row.getInt("running")))
                .list()
                .forEach(count -> counted.computeIfAbsent(new ModelName(count.name()), name -> new HashMap<>())
                        .put(count.version(), count.running()));
        return counted;
    }

    /** What follows a version: ids of changes, sessions or releases, in their order beyond {@code after}. */
    List<String> following(ModelVersion version, String after, int limit) {
        return jdbc.sql("""
                        select e.business_key_ from public.act_ru_execution e
                        join public.act_re_procdef d on d.id_ = e.proc_def_id_ and d.deployment_id_ = ? and d.key_ = ?
                        where e.parent_id_ is null and e.super_exec_ is null and e.business_key_ > ?
                        order by e.business_key_ limit ?""")
                .params(version.deployment(), version.name().stem(), after, limit)
                .query(String.class)
                .list();
    }
}
