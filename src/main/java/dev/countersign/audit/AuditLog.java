package dev.countersign.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.audit.PersonKeys.PersonKey;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final EntryRow entryRow;
    private final PersonKeys personKeys;

    AuditLog(
            JdbcClient jdbc,
            ObjectMapper json,
            DatabaseTime time,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            EntryRow entryRow,
            PersonKeys personKeys) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
        this.currentActor = currentActor;
        this.events = events;
        this.entryRow = entryRow;
        this.personKeys = personKeys;
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
        return entries("where subject = ? order by id", subject);
    }

    /** The same for many subjects at once. */
    public Map<String, List<AuditEntry>> ofAll(Collection<String> subjects) {
        return entries("where subject = any (?) order by id", (Object) subjects.toArray(String[]::new)).stream()
                .collect(Collectors.groupingBy(AuditEntry::subject));
    }

    /** How many entries of one kind there are about a subject. */
    public int countOf(String subject, String kind) {
        return jdbc.sql("select count(*) from countersign.audit_entry where subject = ? and kind = ?")
                .params(subject, kind)
                .query(Integer.class)
                .single();
    }

    /** The latest entry of one kind about a subject. */
    public Optional<AuditEntry> lastOf(String subject, String kind) {
        return entries("where subject = ? and kind = ? order by id desc limit 1", subject, kind).stream()
                .findFirst();
    }

    /** Refused acts whose code is like {@code codes}, newest first. */
    public List<AuditEntry> refusals(String codes, int limit) {
        return entries("where kind = 'act_refused' and data ->> 'code' like ? order by id desc limit ?", codes, limit);
    }

    /** Whether they were sequenced or not; what is sealed of them is opened. */
    private List<AuditEntry> entries(String which, Object... parameters) {
        var found = jdbc.sql("select * from countersign.audit_entry " + which)
                .params(parameters)
                .query((row, n) -> Found.of(row, entryRow))
                .list();
        var persons = found.stream()
                .map(Found::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var keys = persons.isEmpty() ? Map.<String, PersonKey>of() : personKeys.find(persons);
        return found.stream().map(one -> one.read(entryRow, keys)).toList();
    }

    /** A row of the view. @param written the entry, where it was not sequenced yet */
    private record Found(
            @Nullable AuditEntry written,
            byte @Nullable [] leaf,
            @Nullable String person,
            byte @Nullable [] sealed) {

        static Found of(ResultSet row, EntryRow entryRow) throws SQLException {
            return row.getObject("idx") == null
                    ? new Found(entryRow.pending(row), null, null, null)
                    : new Found(null, row.getBytes("entry"), row.getString("person"), row.getBytes("sealed"));
        }

        AuditEntry read(EntryRow entryRow, Map<String, PersonKey> keys) {
            return written != null
                    ? written
                    : entryRow.sequenced(
                            Objects.requireNonNull(leaf), person, sealed, person == null ? null : keys.get(person));
        }
    }

    private String write(Fact fact) {
        try {
            return json.writeValueAsString(fact.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A fact of kind " + fact.kind() + " does not fit into JSON", e);
        }
    }
}
