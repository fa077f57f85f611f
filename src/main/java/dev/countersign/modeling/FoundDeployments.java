package dev.countersign.modeling;

import dev.countersign.platform.Digest;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deployments of versions of the application that kept no library: they become its first entries, in their order. */
@Component
class FoundDeployments {

    private record Found(String resource, String deployment, Instant at, byte[] content) {}

    private final JdbcClient jdbc;
    private final ModelVersions versions;

    FoundDeployments(JdbcClient jdbc, ModelVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    void keep() {
        if (!versions.inForce().isEmpty()) {
            return;
        }
        jdbc.sql("""
                        select b.name_ as resource, d.id_ as deployment, d.deploy_time_ as at, b.bytes_ as content
                        from public.act_re_deployment d join public.act_ge_bytearray b on b.deployment_id_ = d.id_
                        where d.source_ = 'countersign' and not coalesce(b.generated_, false)
                            and b.name_ ~ '^(processes|forms)/[a-z][a-z0-9-]{0,62}\\.(bpmn|dmn|form)$'
                        order by d.deploy_time_, d.id_, b.name_""")
                .query((row, n) -> new Found(
                        row.getString("resource"),
                        row.getString("deployment"),
                        row.getTimestamp("at").toInstant(),
                        row.getBytes("content")))
                .list()
                .forEach(this::keep);
    }

    private void keep(Found found) {
        var name = ModelName.ofResource(found.resource());
        var digest = Digest.of(found.content()).value();
        var before = versions.inForce(name);
        if (before.filter(version -> version.digest().equals(digest)).isEmpty()) {
            var next = 1 + before.map(ModelVersion::version).orElse(0);
            versions.insert(
                    new ModelVersion(
                            name, next, digest, found.deployment(), ModelVersion.SHIPPED, null, "system", found.at()),
                    found.content());
        }
    }
}
