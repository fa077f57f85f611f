package dev.countersign.modeling.release;

import static dev.countersign.platform.DatabaseTime.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.diff.Difference;
import dev.countersign.policy.RuleHit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A release as a row of its table. */
@Component
final class ReleaseRow {

    private static final TypeReference<List<CheckFinding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};
    private static final TypeReference<List<RuleHit>> RULES = new TypeReference<>() {};

    private final ObjectMapper json;

    ReleaseRow(ObjectMapper json) {
        this.json = json;
    }

    /** What is written once, by the names of the record's fields. */
    Map<String, @Nullable Object> values(Release release) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", release.id());
        values.put("draft", release.draft());
        values.put("name", release.name().file());
        values.put("origin", release.origin());
        values.put("base", release.base());
        values.put("digest", release.digest());
        values.put("summary", release.summary());
        values.put("effectiveAt", sql(release.effectiveAt()));
        values.put("instances", release.instances());
        values.put("replay", release.replay());
        values.put("findings", write(release.findings()));
        values.put("differences", write(release.differences()));
        values.put("authors", release.authors().toArray(String[]::new));
        values.put("requestedBy", release.requestedBy());
        values.put("requestedPerson", release.requestedPerson());
        values.put("requestedAt", sql(release.requestedAt()));
        values.put("needed", release.needed());
        values.put("stepUp", release.stepUp());
        values.put("rules", write(release.rules()));
        values.put("dueAt", sql(release.dueAt()));
        return values;
    }

    Release read(ResultSet row, int n) throws SQLException {
        try {
            return new Release(
                    row.getString("id"),
                    row.getString("draft"),
                    new ModelName(row.getString("name")),
                    row.getString("origin"),
                    row.getObject("base", Integer.class),
                    row.getString("digest"),
                    row.getString("summary"),
                    at(row, "effective_at"),
                    row.getString("instances"),
                    row.getString("replay"),
                    json.readValue(row.getString("findings"), FINDINGS),
                    json.readValue(row.getString("differences"), DIFFERENCES),
                    Set.of((String[]) row.getArray("authors").getArray()),
                    row.getString("requested_by"),
                    row.getString("requested_person"),
                    at(row, "requested_at"),
                    row.getInt("needed"),
                    row.getBoolean("step_up"),
                    json.readValue(row.getString("rules"), RULES),
                    at(row, "due_at"),
                    ReleaseStatus.of(row.getString("status")).orElseThrow(),
                    row.getObject("version", Integer.class),
                    row.getString("problem"),
                    row.getObject("closed_at") == null ? null : at(row, "closed_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A release is not kept as it was written", e);
        }
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
