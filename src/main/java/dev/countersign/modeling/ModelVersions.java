package dev.countersign.modeling;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is and was in force. Rows are added, never altered. */
@Component
public class ModelVersions {

    private static final String SELECT =
            "select name, version, digest, deployment, source, release, account, at from countersign.model_version ";

    private final JdbcClient jdbc;

    ModelVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever puts something in force waits for whoever is at it; until the end of the transaction. */
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('countersign: models in force'))")
                .query((row, n) -> true)
                .single();
    }

    /** What is in force now, by name. */
    public List<ModelVersion> inForce() {
        return jdbc.sql("select distinct on (name) name, version, digest, deployment, source, release, account, at"
                        + " from countersign.model_version order by name, version desc")
                .query(ModelVersions::version)
                .list();
    }

    public Optional<ModelVersion> inForce(ModelName name) {
        return jdbc.sql(SELECT + "where name = ? order by version desc limit 1")
                .param(name.file())
                .query(ModelVersions::version)
                .optional();
    }

    /** Newest first. */
    public List<ModelVersion> of(ModelName name) {
        return jdbc.sql(SELECT + "where name = ? order by version desc")
                .param(name.file())
                .query(ModelVersions::version)
                .list();
    }

    /** @throws Refused 404 where there is no such version */
    public ModelVersion get(ModelName name, int version) {
        return jdbc.sql(SELECT + "where name = ? and version = ?")
                .params(name.file(), version)
                .query(ModelVersions::version)
                .optional()
                .orElseThrow(() -> new Refused(Refusal.notFound("model", name + ", version " + version)));
    }

    public byte[] content(ModelVersion version) {
        return jdbc.sql("select content from countersign.model_version where name = ? and version = ?")
                .params(version.name().file(), version.version())
                .query(byte[].class)
                .single();
    }

    void insert(ModelVersion version, byte[] content) {
        jdbc.sql("""
                        insert into countersign.model_version
                            (name, version, content, digest, deployment, source, release, account, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        version.name().file(),
                        version.version(),
                        content,
                        Digest.of(content).value(),
                        version.deployment(),
                        version.source(),
                        version.release(),
                        version.account(),
                        DatabaseTime.sql(version.at()))
                .update();
    }

    private static ModelVersion version(ResultSet row, int n) throws SQLException {
        return new ModelVersion(
                new ModelName(row.getString("name")),
                row.getInt("version"),
                row.getString("digest"),
                row.getString("deployment"),
                row.getString("source"),
                row.getString("release"),
                row.getString("account"),
                row.getTimestamp("at").toInstant());
    }
}
