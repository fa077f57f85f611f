package dev.countersign.policy;

import dev.countersign.policy.CatalogueProperties.ActionEntry;
import dev.countersign.policy.CatalogueProperties.EnvironmentEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Catalogues that differ from the shipped one. */
final class ExtendedCatalogue {

    private ExtendedCatalogue() {}

    /** An environment {@code elsewhere} and an action {@code new-action}, of which no table has been told. */
    static CatalogueProperties withNamesThatNoTableKnows() {
        var shipped = PolicyFixture.shipped();
        return new CatalogueProperties(
                shipped.viewers(),
                shipped.officeHours(),
                with(shipped.environments(), new EnvironmentEntry("elsewhere", "Elsewhere", true)),
                shipped.projects(),
                with(shipped.actions(), new ActionEntry("new-action", "New action", "")),
                shipped.freezes());
    }

    static Freeze freezeOfEverything() {
        return freeze("everything", "incident-command");
    }

    static Freeze freeze(String id, String overrideTeam) {
        return new Freeze(
                id,
                "Freeze of " + id,
                Set.of("development", "staging", "production"),
                Set.of(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                overrideTeam);
    }

    private static <T> List<T> with(List<T> list, T another) {
        return Stream.concat(list.stream(), Stream.of(another)).toList();
    }
}
