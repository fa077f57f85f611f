package dev.countersign.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.platform.engine.ReleasedForms;
import dev.countersign.policy.Action;
import dev.countersign.policy.Environment;
import dev.countersign.policy.ShowCatalogue;
import dev.countersign.policy.ShowCatalogue.VisibleProject;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The form of a new change, with what the caller may choose in it. */
@Component
public final class ShowChangeForm {

    /** A Camunda Form and the values of its selects. */
    public record Form(JsonNode schema, Choices data) {}

    /** By the {@code valuesKey} of the selects. */
    public record Choices(List<Choice> projects, List<Choice> environments, List<Choice> actions) {}

    /** As form-js reads them. */
    public record Choice(String value, String label) {}

    private final ReleasedForms forms;
    private final ShowCatalogue showCatalogue;

    ShowChangeForm(ReleasedForms forms, ShowCatalogue showCatalogue) {
        this.forms = forms;
        this.showCatalogue = showCatalogue;
    }

    public Form show() {
        return new Form(forms.schema("change"), choices());
    }

    /** What the caller may choose, wherever it is asked for. */
    public Choices choices() {
        var catalogue = showCatalogue.show();
        return new Choices(
                choices(catalogue.projects(), VisibleProject::id, VisibleProject::name),
                choices(catalogue.environments(), Environment::id, Environment::title),
                choices(catalogue.actions(), Action::id, Action::title));
    }

    private static <T> List<Choice> choices(List<T> things, Function<T, String> id, Function<T, String> title) {
        return things.stream()
                .map(thing -> new Choice(id.apply(thing), title.apply(thing)))
                .toList();
    }
}
