package dev.countersign.modeling.release;

import dev.countersign.modeling.ProcessOwners;
import dev.countersign.modeling.ReadReference;
import dev.countersign.platform.Ids;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A release may be compared with like a version: its bytes are kept, whatever became of its draft. */
@Component
class ReferToRelease implements ReadReference.Source {

    private final ProcessOwners owners;
    private final Releases releases;

    ReferToRelease(ProcessOwners owners, Releases releases) {
        this.owners = owners;
        this.releases = releases;
    }

    @Override
    public Optional<ReadReference.Meant> find(String reference) {
        if (!reference.startsWith(Ids.RELEASE)) {
            return Optional.empty();
        }
        owners.looking();
        var release = releases.get(reference);
        return Optional.of(new ReadReference.Meant(
                release.name(), "Release asked for by " + release.requestedBy(), releases.content(release)));
    }
}
