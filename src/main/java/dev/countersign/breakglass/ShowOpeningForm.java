package dev.countersign.breakglass;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.ShowChangeForm;
import dev.countersign.change.ShowChangeForm.Choice;
import dev.countersign.platform.engine.ReleasedForms;
import java.util.List;
import org.springframework.stereotype.Component;

/** The form of an opening, how far it is to reach and for how long, with what the caller may choose in it. */
@Component
public final class ShowOpeningForm {

    /** A Camunda Form and the values of its choices. */
    public record Form(JsonNode schema, Choices data) {}

    /** By the {@code valuesKey} of the fields. */
    public record Choices(
            List<Choice> projects,
            List<Choice> environmentsOffered,
            List<Choice> actionsOffered,
            List<Choice> durationsOffered) {}

    /** Usual ones; which of them the caller gets is decided when it is opened. */
    private static final List<Choice> DURATIONS = List.of(
            new Choice("PT15M", "15 minutes"),
            new Choice("PT30M", "30 minutes"),
            new Choice("PT1H", "1 hour"),
            new Choice("PT2H", "2 hours"));

    private final ReleasedForms forms;
    private final ShowChangeForm choices;

    ShowOpeningForm(ReleasedForms forms, ShowChangeForm choices) {
        this.forms = forms;
        this.choices = choices;
    }

    public Form show() {
        var offered = choices.choices();
        return new Form(
                forms.schema("opening"),
                new Choices(offered.projects(), offered.environments(), offered.actions(), DURATIONS));
    }
}
