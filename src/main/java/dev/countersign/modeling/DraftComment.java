package dev.countersign.modeling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody remarked on a draft. {@code element}: id of the element of the model that it is about, if about one. */
public record DraftComment(String id, @Nullable String element, String text, String account, Instant at) {}
