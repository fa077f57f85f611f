package dev.countersign.modeling.release;

import static dev.countersign.platform.DatabaseTime.sql;

import dev.countersign.platform.DatabaseTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which instances a release has moved, which it could not, and which wait. */
@Component
public class MovedInstances {

    /** @param definition of the engine, that it follows */
    public record Waiting(String instance, @Nullable String businessKey, String definition) {}

    private final JdbcClient jdbc;
    private final DatabaseTime time;

    MovedInstances(JdbcClient jdbc, DatabaseTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** The release's own instance stays: it is at work. */
    List<Waiting> waiting(Release release, int most) {
        return jdbc.sql("""
                        select e.id_, e.business_key_, e.proc_def_id_
                        from public.act_ru_execution e
                        join public.act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = :stem
                        where e.parent_id_ is null and e.super_exec_ is null and e.business_key_ is distinct from :release
                            and d.deployment_id_ <> (select deployment from countersign.model_version where release = :release)
                            and not exists (select from countersign.model_release_instance i
                                where i.release = :release and i.instance = e.id_)
                        order by e.id_ limit :most""")
                .param("stem", release.name().stem())
                .param("release", release.id())
                .param("most", most)
                .query((row, n) -> new Waiting(
                        row.getString("id_"), row.getString("business_key_"), row.getString("proc_def_id_")))
                .list();
    }

    /** @param problem why it stays; none where it has moved */
    public void add(String release, Waiting instance, @Nullable String problem) {
        jdbc.sql("""
                        insert into countersign.model_release_instance
                            (release, instance, business_key, moved, problem, at) values (?, ?, ?, ?, ?, ?)""")
                .params(release, instance.instance(), instance.businessKey(), problem == null, problem, sql(time.now()))
                .update();
    }
}
