package dev.countersign.modeling.trial;

import dev.countersign.platform.Refusal;
import java.util.List;
import java.util.Map;

/**
 * What a form lets through.
 *
 * @param errors what is wrong with the values
 * @param accepted what would be kept of them, where nothing is
 */
public record TriedForm(List<Refusal.FieldError> errors, Map<String, Object> accepted) implements Tried {}
