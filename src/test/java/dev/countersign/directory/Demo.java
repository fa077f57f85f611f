package dev.countersign.directory;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts those parts of the demo directory back that the tests alter. */
final class Demo {

    private Demo() {}

    static void restore(JdbcClient jdbc) {
        jdbc.sql("""
                delete from countersign.absence;
                update countersign.person set active = true;
                update countersign.account set active = true;
                update countersign.team set active = true;
                delete from countersign.membership where team in ('dba', 'administrators');
                insert into countersign.membership (team, person, since, added_by)
                values ('dba', 'dba-one', now(), 'test'), ('administrators', 'operator', now(), 'test')""").update();
    }
}
