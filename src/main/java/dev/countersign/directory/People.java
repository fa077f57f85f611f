package dev.countersign.directory;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody whom the directory knows, active or not. */
@Component
public final class People {

    private final JdbcClient jdbc;
    private final DatabaseTime time;

    People(JdbcClient jdbc, DatabaseTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    public List<Person> all() {
        return jdbc.sql("select id, name, active from countersign.person order by id")
                .query(Person.class)
                .list();
    }

    boolean none() {
        return jdbc.sql("select not exists (select 1 from countersign.person)")
                .query(Boolean.class)
                .single();
    }

    /** Locks the person's row, so that what hangs on it changes one at a time. */
    Person locked(String id) {
        if (!Ident.isOne(id)) {
            throw new Refused(Refusal.notFound("person", "of that id"));
        }
        return jdbc.sql("select id, name, active from countersign.person where id = ? for no key update")
                .param(id)
                .query(Person.class)
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("person", id)));
    }

    /** @return false if the id is taken */
    boolean add(Person person) {
        return jdbc.sql("""
                                insert into countersign.person (id, name, active, created_at) values (?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(person.id(), person.name(), person.active(), DatabaseTime.sql(time.now()))
                        .update()
                == 1;
    }

    void replace(Person person) {
        jdbc.sql("update countersign.person set name = ?, active = ? where id = ?")
                .params(person.name(), person.active(), person.id())
                .update();
    }
}
