package dev.countersign.modeling.process;

import dev.countersign.modeling.ModelName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which versions of a process run, and where their instances are. */
@Component
class RunningVersions {

    record Version(String definition, int version, int running) {}

    private record Place(String instance, String element) {}

    private final JdbcClient jdbc;

    RunningVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<Version> of(ModelName name) {
        return jdbc.sql("""
                        select d.id_ as definition, v.version, count(*) as running
                        from public.act_ru_execution e
                        join public.act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = ?
                        join countersign.model_version v on v.deployment = d.deployment_id_ and v.name = ?
                        where e.parent_id_ is null and e.super_exec_ is null
                        group by d.id_, v.version order by v.version desc""")
                .params(name.stem(), name.file())
                .query(Version.class)
                .list();
    }

    /** For each instance the elements that it is at. */
    Collection<Set<String>> places(String definition) {
        Map<String, Set<String>> places = new HashMap<>();
        jdbc.sql("""
                        select e.proc_inst_id_ as instance, e.act_id_ as element from public.act_ru_execution e
                        where e.proc_def_id_ = ? and e.is_active_ and e.act_id_ is not null""")
                .param(definition)
                .query(Place.class)
                .list()
                .forEach(place -> places.computeIfAbsent(place.instance(), id -> new HashSet<>())
                        .add(place.element()));
        return places.values();
    }
}
