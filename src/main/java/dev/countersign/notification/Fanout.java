package dev.countersign.notification;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.Ids;
import dev.countersign.platform.engine.TaskOpened;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes one notification to each who is to get it, in one statement. Nobody is told of what they did themselves. */
@Component
final class Fanout {

    private static final String INSERT = """
            insert into countersign.notification (person, kind, change_id, session_id, facts, at)
            select told.person, :kind, told.change_id, told.session_id, (:facts::jsonb || told.more), :at from (""";

    /** Who could take a seat of the team now; the rules of deciding are {@code EligibilityRule}. */
    private static final String COULD_DECIDE = """
            select distinct m.person, c.id as change_id, null as session_id, '{}'::jsonb as more
            from countersign.change c join countersign.acting_member(:at) m on m.team = any (:teams)
            where c.id = :change and m.person <> all (c.excluded_persons)
              and (m.on_behalf_of is null or m.on_behalf_of <> all (c.excluded_persons))
              and not exists (select from countersign.decision d where d.change_id = c.id and d.superseded_by is null
                and (m.person in (d.person, d.on_behalf_of) or m.on_behalf_of in (d.person, d.on_behalf_of)))""";

    private static final String ASKED_OR_WROTE = """
            select unnest(c.excluded_persons) as person, c.id as change_id, null as session_id,
                case when :kind = 'change_rejected' then (select jsonb_build_object('items', count(*))
                    from countersign.remediation_item r join countersign.decision d on d.id = r.decision_id
                    where d.change_id = c.id and d.superseded_by is null) else '{}' end as more
            from countersign.change c where c.id = :change""";

    /** An overdue outcome is told to requester and authors in words of its own. */
    private static final String CANDIDATES = """
            select person, c.id as change_id, s.id as session_id, '{}'::jsonb as more from (
                select m.person from countersign.acting_member(:at) m where m.team = any (:teams)
                union select a.person from countersign.account a where a.id = any (:accounts)) candidates
            left join countersign.change c on c.id = :change
            left join countersign.session s on s.id = :change
            where not (:key = 'userTask_reportOutcome' and person = any (c.excluded_persons))
                and not exists (select from countersign.model_release m where m.id = :change
                    and (m.requested_person = person or person = any (m.authors)))""";

    private static final String WROTE_A_RELEASE = """
            select distinct unnest(m.authors || m.requested_person) as person, null as change_id, null as session_id,
                '{}'::jsonb as more
            from countersign.model_release m where m.id = :release""";

    private static final String OF_A_SESSION = """
            select person, null as change_id, :session as session_id, '{}'::jsonb as more from (
                select m.person from countersign.acting_member(:at) m where m.team = any (:teams)
                union select unnest(:persons::text[])) those""";

    private static final String NAMED = """
            select unnest(:persons::text[]) as person, null as change_id, null as session_id, '{}'::jsonb as more""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Fanout(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** To those of the teams who could decide. */
    void toDeciders(Kind kind, String changeId, String by, Collection<String> teams, Map<String, ?> facts, Instant at) {
        insert(COULD_DECIDE, kind, by, facts, at)
                .param("change", changeId)
                .param("teams", teams.toArray(String[]::new))
                .update();
    }

    /** To requester and authors. */
    void toTheirs(Kind kind, String changeId, String by, Map<String, ?> facts, Instant at) {
        insert(ASKED_OR_WROTE, kind, by, facts, at).param("change", changeId).update();
    }

    /** To all who act for one of the teams, and to these persons. */
    void ofSession(
            Kind kind,
            String sessionId,
            String by,
            Collection<String> teams,
            Collection<String> persons,
            Map<String, ?> facts,
            Instant at) {
        insert(OF_A_SESSION, kind, by, facts, at)
                .param("session", sessionId)
                .param("teams", teams.toArray(String[]::new))
                .param("persons", persons.toArray(String[]::new))
                .update();
    }

    /** To those who were named for it. */
    void toNamed(Kind kind, String by, Collection<String> persons, Map<String, ?> facts, Instant at) {
        insert(NAMED, kind, by, facts, at)
                .param("persons", persons.toArray(String[]::new))
                .update();
    }

    /** To requester and authors of the release of a model. */
    void ofRelease(Kind kind, String release, String by, Map<String, ?> facts, Instant at) {
        insert(WROTE_A_RELEASE, kind, by, facts, at).param("release", release).update();
    }

    void toCandidates(TaskOpened opened, String by, Instant at) {
        var facts = new HashMap<String, String>(Map.of("task", opened.task(), "name", opened.name()));
        if (opened.businessKey() != null && opened.businessKey().startsWith(Ids.RELEASE)) {
            facts.put("release", opened.businessKey());
        }
        insert(CANDIDATES, Kind.TASK_OPENED, by, facts, at)
                .param("change", opened.businessKey())
                .param("teams", opened.teams().toArray(String[]::new))
                .param("accounts", opened.accounts().toArray(String[]::new))
                .param("key", opened.key())
                .update();
    }

    private JdbcClient.StatementSpec insert(String whom, Kind kind, String by, Map<String, ?> facts, Instant at) {
        return jdbc.sql(INSERT + whom + ") told where told.person <> :by")
                .param("kind", kind.word())
                .param("facts", write(facts))
                .param("at", sql(at))
                .param("by", by);
    }

    private String write(Map<String, ?> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
