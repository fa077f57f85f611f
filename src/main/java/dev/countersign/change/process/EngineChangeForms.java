package dev.countersign.change.process;

import dev.countersign.change.ChangeForms;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The latest deployed form with the id {@code change}. Read from the engine's tables: its own API hands out the form of a
 * task or of a start event only, and a change is not started by filling in a form.
 */
@Component
class EngineChangeForms implements ChangeForms {

    private final JdbcClient jdbc;

    EngineChangeForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String schema() {
        var bytes = jdbc.sql("""
                        select file.bytes_ from public.act_re_camformdef form
                        join public.act_ge_bytearray file
                            on file.deployment_id_ = form.deployment_id_ and file.name_ = form.resource_name_
                        where form.key_ = 'change' order by form.version_ desc limit 1""").query(byte[].class).single();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
