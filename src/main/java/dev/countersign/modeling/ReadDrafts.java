package dev.countersign.modeling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Drafts, for those who may look at them. */
@Component
public class ReadDrafts {

    /**
     * A draft with what it says.
     *
     * @param behind whether another version has come into force since it was begun
     */
    public record Opened(Draft draft, String content, boolean behind) {}

    private final ProcessOwners owners;
    private final Drafts drafts;
    private final ModelVersions versions;

    ReadDrafts(ProcessOwners owners, Drafts drafts, ModelVersions versions) {
        this.owners = owners;
        this.drafts = drafts;
        this.versions = versions;
    }

    /** Those that are worked on, newest first. */
    public List<Draft> open() {
        owners.looking();
        return drafts.open();
    }

    public Opened read(String id) {
        owners.looking();
        var draft = drafts.get(id);
        var content = new String(drafts.content(draft), StandardCharsets.UTF_8);
        return new Opened(draft, content, behind(draft));
    }

    boolean behind(Draft draft) {
        return versions.inForce(draft.name())
                .filter(version -> draft.base() == null || version.version() != draft.base())
                .isPresent();
    }
}
