package dev.countersign.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code countersign.catalogue} as written in config/catalogue.yaml; {@link Catalogue} checks it. */
@ConfigurationProperties("countersign.catalogue")
public record CatalogueProperties(
        @DefaultValue Set<String> viewers,
        @DefaultValue OfficeHoursEntry officeHours,
        @DefaultValue List<EnvironmentEntry> environments,
        @DefaultValue List<ProjectEntry> projects,
        @DefaultValue List<ActionEntry> actions,
        @DefaultValue List<FreezeEntry> freezes) {

    public record OfficeHoursEntry(
            @DefaultValue("UTC") ZoneId zone,
            @DefaultValue("08:00") LocalTime from,
            @DefaultValue("18:00") LocalTime until,

            @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
            Set<DayOfWeek> days) {}

    /** Counts as production unless it says otherwise: leaving that out MUST NOT switch the floors off. */
    public record EnvironmentEntry(
            @DefaultValue("") String id,
            @DefaultValue("") String title,
            @DefaultValue("true") boolean production) {}

    public record ProjectEntry(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String ownersTeam,
            @DefaultValue Set<String> teams,
            @DefaultValue("VITAL") Criticality defaultCriticality,
            @DefaultValue List<TargetEntry> targets) {}

    public record TargetEntry(
            @DefaultValue("") String pattern,
            @DefaultValue("VITAL") Criticality criticality) {}

    public record ActionEntry(
            @DefaultValue("") String id,
            @DefaultValue("") String title,
            @DefaultValue("") String description) {}

    public record FreezeEntry(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue Set<String> environments,
            @DefaultValue Set<String> projects,
            @Nullable Instant from,
            @Nullable Instant until,
            @DefaultValue("") String overrideTeam) {}
}
