package dev.countersign.modeling.release;

import java.util.Date;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the process of a release may ask of it. */
@Component
public class FactsOfRelease {

    private final Releases releases;
    private final MoveInstances moveInstances;

    FactsOfRelease(Releases releases, MoveInstances moveInstances) {
        this.releases = releases;
        this.moveInstances = moveInstances;
    }

    public Map<String, Function<String, Object>> properties() {
        return Map.of(
                "id", fact(Release::id),
                "model", fact(release -> release.name().stem()),
                "kind", fact(release -> release.name().kind().word()),
                "status", fact(release -> release.status().word()),
                "rollback", fact(release -> release.origin().equals(Release.ROLLBACK)),
                "dueAt", fact(release -> Date.from(release.dueAt())),
                "effectiveAt", fact(release -> Date.from(release.effectiveAt())),
                "moreToMove", fact(moveInstances::more));
    }

    private Function<String, Object> fact(Function<Release, Object> of) {
        return id -> of.apply(releases.get(id));
    }
}
