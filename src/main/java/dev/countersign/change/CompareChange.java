package dev.countersign.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a change is to be held against: what was asked before, and what ran before at the same place. */
@Component
public final class CompareChange {

    /** An earlier operation. {@code at}: when that revision was sent, or when that change had succeeded. */
    public record Earlier(String change, int revision, String title, JsonNode operation, String digest, Instant at) {}

    /**
     * @param previousRevision none of the first revision
     * @param lastSuccess the latest change of the same target that has succeeded; none where there is none that the
     *     caller may see
     */
    public record Comparison(
            @Nullable Earlier previousRevision, @Nullable Earlier lastSuccess) {}

    private final Visibility visibility;
    private final Changes changes;
    private final Revisions revisions;
    private final ObjectMapper json;

    CompareChange(Visibility visibility, Changes changes, Revisions revisions, ObjectMapper json) {
        this.visibility = visibility;
        this.changes = changes;
        this.revisions = revisions;
        this.json = json;
    }

    public Comparison compare(String id, Actor actor) {
        var change = visibility.see(id, actor);
        var before = change.revision() == 1 ? null : revisions.of(id, change.revision() - 1);
        var succeeded = changes.lastSuccess(change)
                .flatMap(found -> visibility.find(found, actor))
                .orElse(null);
        return new Comparison(
                before == null ? null : earlier(before, before.createdAt()),
                succeeded == null
                        ? null
                        : earlier(revisions.of(succeeded), Objects.requireNonNull(succeeded.closedAt())));
    }

    private Earlier earlier(Revision revision, Instant at) {
        try {
            return new Earlier(
                    revision.changeId(),
                    revision.number(),
                    revision.title(),
                    json.readTree(revision.operation()),
                    revision.digest(),
                    at);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
