package dev.countersign.directory;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All teams, active or not. */
@Component
public final class Teams {

    private final JdbcClient jdbc;
    private final DatabaseTime time;

    Teams(JdbcClient jdbc, DatabaseTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    public List<Team> all() {
        return jdbc.sql("select id, name, active from countersign.team order by id")
                .query(Team.class)
                .list();
    }

    Team locked(String id) {
        if (!Ident.isOne(id)) {
            throw new Refused(Refusal.notFound("team", "of that id"));
        }
        return jdbc.sql("select id, name, active from countersign.team where id = ? for no key update")
                .param(id)
                .query(Team.class)
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("team", id)));
    }

    /** @return false if the id is taken */
    boolean add(Team team) {
        return jdbc.sql("""
                                insert into countersign.team (id, name, active, created_at) values (?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(team.id(), team.name(), team.active(), DatabaseTime.sql(time.now()))
                        .update()
                == 1;
    }

    void replace(Team team) {
        jdbc.sql("update countersign.team set name = ?, active = ? where id = ?")
                .params(team.name(), team.active(), team.id())
                .update();
    }
}
