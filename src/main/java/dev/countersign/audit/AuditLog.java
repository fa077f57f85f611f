package dev.countersign.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The facts, written in the transaction of their act and read back in order. */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final DatabaseTime time;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;

    AuditLog(
            JdbcClient jdbc,
            ObjectMapper json,
            DatabaseTime time,
            CurrentActor currentActor,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
        this.currentActor = currentActor;
        this.events = events;
    }

    /** Writes a fact of the current actor. MUST run inside the act's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String record(Fact fact) {
        return record(fact, currentActor.get());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public String record(Fact fact, Actor actor) {
        var id = Ids.next(Ids.AUDIT);
        var now = time.now();
        jdbc.sql("""
                        insert into countersign.audit_pending
                            (id, at, kind, subject, revision, account, person, method, door, data)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(
                        id,
                        DatabaseTime.sql(now),
                        fact.kind(),
                        fact.subject(),
                        fact.revision(),
                        actor.account(),
                        actor.person(),
                        actor.method(),
                        actor.door(),
                        write(fact))
                .update();
        events.publishEvent(new FactRecorded(fact, actor, now));
        return id;
    }

    /** All entries about a subject, oldest first. */
    public List<AuditEntry> of(String subject) {
        return jdbc.sql("select * from countersign.audit_pending where subject = ? order by id")
                .param(subject)
                .query((row, n) -> entry(row))
                .list();
    }

    /** The same for many subjects at once. */
    public Map<String, List<AuditEntry>> ofAll(Collection<String> subjects) {
        return jdbc
                .sql("select * from countersign.audit_pending where subject = any (?) order by id")
                .param(subjects.toArray(String[]::new))
                .query((row, n) -> entry(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(AuditEntry::subject));
    }

    /** How many entries of one kind there are about a subject. */
    public int countOf(String subject, String kind) {
        return jdbc.sql("select count(*) from countersign.audit_pending where subject = ? and kind = ?")
                .params(subject, kind)
                .query(Integer.class)
                .single();
    }

    /** The latest entry of one kind about a subject. */
    public Optional<AuditEntry> lastOf(String subject, String kind) {
        return jdbc.sql("""
                        select * from countersign.audit_pending where subject = ? and kind = ? order by id desc limit 1""").params(subject, kind).query((row, n) -> entry(row)).optional();
    }

    /** Refused acts whose code is like {@code codes}, newest first. */
    public List<AuditEntry> refusals(String codes, int limit) {
        return jdbc.sql("""
                        select * from countersign.audit_pending
                        where kind = 'act_refused' and data ->> 'code' like ? order by id desc limit ?""").params(codes, limit).query((row, n) -> entry(row)).list();
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getObject("revision", Integer.class),
                row.getString("account"),
                row.getString("person"),
                row.getString("method"),
                row.getString("door"),
                read(row.getString("data")));
    }

    private String write(Fact fact) {
        try {
            return json.writeValueAsString(fact.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A fact of kind " + fact.kind() + " does not fit into JSON", e);
        }
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
