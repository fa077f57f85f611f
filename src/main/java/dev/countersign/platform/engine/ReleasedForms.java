package dev.countersign.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The latest released forms by which something is begun. Read from the engine's tables: its own API hands out the form of a
 * task or of a start event only, and neither a change nor a session is started by filling in a form.
 */
@Component
public final class ReleasedForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    ReleasedForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param id of a form that is released with the application */
    public JsonNode schema(String id) {
        var bytes = jdbc.sql("""
                        select file.bytes_ from public.act_re_camformdef form
                        join public.act_ge_bytearray file
                            on file.deployment_id_ = form.deployment_id_ and file.name_ = form.resource_name_
                        where form.key_ = ? order by form.version_ desc limit 1""").param(id).query(byte[].class).single();
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("The form " + id + " is not JSON", e);
        }
    }
}
