package dev.countersign.modeling.release;

import dev.countersign.modeling.Drafts;
import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ProcessOwners;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what would become of running instances, were they moved to a draft or a release. Moves nothing. */
@Component
public class PreviewMigration {

    /**
     * Instances of one version.
     *
     * @param stays how many could not move, for the {@code reasons}
     */
    public record OfVersion(int version, int running, int moves, int stays, List<Reason> reasons) {}

    /** @param element where instances are that cannot move */
    public record Reason(String element, String detail) {}

    /** Asks the engine, which forgets that it was asked. */
    public interface Migrations {

        List<OfVersion> preview(ModelName name, byte[] content);
    }

    private final ProcessOwners owners;
    private final Releases releases;
    private final Drafts drafts;
    private final Migrations migrations;

    PreviewMigration(ProcessOwners owners, Releases releases, Drafts drafts, Migrations migrations) {
        this.owners = owners;
        this.releases = releases;
        this.drafts = drafts;
        this.migrations = migrations;
    }

    public List<OfVersion> ofRelease(String id) {
        owners.looking();
        var release = releases.get(id);
        return of(release.name(), releases.content(release));
    }

    public List<OfVersion> ofDraft(String id) {
        owners.looking();
        var draft = drafts.get(id);
        return of(draft.name(), drafts.content(draft));
    }

    private List<OfVersion> of(ModelName name, byte[] content) {
        return name.kind() == ModelKind.BPMN ? migrations.preview(name, content) : List.of();
    }
}
