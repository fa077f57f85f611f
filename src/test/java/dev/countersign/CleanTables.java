package dev.countersign;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Before each test: time as it is, our tables and the engine's instances, jobs and history gone, the seed sown.
 * What is shipped stays in force, with its job definitions, start timers and subscriptions.
 *
 * <p>It deletes from what is not empty, with triggers and foreign keys off: for a few rows in fifty tables that takes
 * milliseconds, where a truncation writes some hundred files.
 */
final class CleanTables implements BeforeEachCallback {

    private static final String CLEAN = PastTheGuards.block("t record; filled boolean;", "tgtype & 8 = 8", """
            for t in
                select format('%I.%I', schemaname, tablename) as name, case tablename
                        when 'act_ru_job' then 'process_instance_id_ is not null'
                        when 'act_ru_event_subscr' then 'proc_inst_id_ is not null'
                        when 'act_ru_identitylink' then 'proc_def_id_ is null'
                        when 'act_ge_bytearray' then 'deployment_id_ is null'
                        when 'model_version' then 'source <> ''shipped'' or version > 1'
                        else 'true' end as rows
                from pg_tables
                where schemaname = 'countersign' and tablename <> 'flyway_schema_history'
                   or schemaname = 'public' and tablename ~ '^act_(ru|hi)_|^act_ge_bytearray$'
                        and tablename not in ('act_ru_jobdef', 'act_ru_authorization', 'act_ru_filter')
            loop
                execute format('select exists (select from %s where %s)', t.name, t.rows) into filled;
                if filled then
                    execute format('delete from %s where %s', t.name, t.rows);
                end if;
            end loop""");

    @Override
    public void beforeEach(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        context.getBean(MovableTime.class).reset();
        clean(context);
        context.getBeanProvider(SeedForTests.class).orderedStream().forEach(SeedForTests::seed);
    }

    static void clean(ApplicationContext context) {
        context.getBean(JdbcTemplate.class).execute(CLEAN);
    }
}
