package dev.countersign.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private final ChangeForms forms;
    private final ShowCatalogue showCatalogue;
    private final ObjectMapper json;

    ShowChangeForm(ChangeForms forms, ShowCatalogue showCatalogue, ObjectMapper json) {
        this.forms = forms;
        this.showCatalogue = showCatalogue;
        this.json = json;
    }

    public Form show() {
        var catalogue = showCatalogue.show();
        return new Form(
                schema(),
                new Choices(
                        choices(catalogue.projects(), VisibleProject::id, VisibleProject::name),
                        choices(catalogue.environments(), Environment::id, Environment::title),
                        choices(catalogue.actions(), Action::id, Action::title)));
    }

    private JsonNode schema() {
        try {
            return json.readTree(forms.schema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The form of a new change is not JSON", e);
        }
    }

    private static <T> List<Choice> choices(List<T> things, Function<T, String> id, Function<T, String> title) {
        return things.stream()
                .map(thing -> new Choice(id.apply(thing), title.apply(thing)))
                .toList();
    }
}
