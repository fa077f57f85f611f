package dev.countersign.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A capacity: this person may act for this team.
 *
 * @param onBehalfOf the absent member for whom the person stands in; none for a member in their own right
 * @param since from when on
 */
public record Member(String team, String person, @Nullable String onBehalfOf, Instant since) {}
