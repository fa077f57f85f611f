package dev.countersign.policy;

import dev.countersign.policy.CatalogueProperties.FreezeEntry;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The freezes of config/catalogue.yaml. */
@Component
final class DeclaredFreezes implements FreezeCalendar {

    private final List<Freeze> freezes;

    DeclaredFreezes(CatalogueProperties properties) {
        CatalogueCheck.check(properties);
        this.freezes =
                properties.freezes().stream().map(DeclaredFreezes::freeze).toList();
    }

    @Override
    public List<Freeze> freezes() {
        return freezes;
    }

    private static Freeze freeze(FreezeEntry entry) {
        return new Freeze(
                entry.id(),
                entry.name(),
                entry.environments(),
                entry.projects(),
                Objects.requireNonNull(entry.from()),
                Objects.requireNonNull(entry.until()),
                entry.overrideTeam());
    }
}
