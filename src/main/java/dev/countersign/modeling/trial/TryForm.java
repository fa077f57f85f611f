package dev.countersign.modeling.trial;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.forms.FormSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Checks values against a form as the completion of a task would. */
@Component
class TryForm {

    TriedForm attempt(byte[] content, TrialWanted wanted) {
        var form = form(content);
        var data = wanted.data() == null ? Map.<String, Object>of() : wanted.data();
        var values = wanted.values() == null ? Map.<String, Object>of() : wanted.values();
        var errors = form.check(values, data);
        return errors.isEmpty()
                ? new TriedForm(List.of(), form.accepted(values, data))
                : new TriedForm(errors, Map.of());
    }

    private static FormSchema form(byte[] content) {
        try {
            return FormSchema.parse(new String(content, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.unprocessable(
                    "model_refused", String.valueOf(e.getMessage()), "Correct the form; the check says where."));
        }
    }
}
