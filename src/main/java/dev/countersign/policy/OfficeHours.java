package dev.countersign.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** When people are at work, so that somebody could help. {@code until} is the first moment after it. */
public record OfficeHours(ZoneId zone, LocalTime from, LocalTime until, Set<DayOfWeek> days) {

    boolean outside(Instant instant) {
        var local = instant.atZone(zone);
        var time = local.toLocalTime();
        return !days.contains(local.getDayOfWeek()) || time.isBefore(from) || !time.isBefore(until);
    }
}
