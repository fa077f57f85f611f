package dev.countersign.modeling;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The name of a model: that of its file, such as {@code risk.dmn}. Its first part is the id of the process or form, or the name
 * of the tables that the file holds.
 */
public record ModelName(String file) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}\\.(bpmn|dmn|form)");

    /** @throws Refused 422 where no file of ours is called so */
    public ModelName {
        if (!FORM.matcher(file).matches()) {
            throw new Refused(
                    Refusal.unprocessable(
                            "model_name",
                            "\"" + (file.length() > 80 ? file.substring(0, 80) + "…" : file)
                                    + "\" is not what a model is called.",
                            "Use lower-case letters, digits and dashes, and the ending .bpmn, .dmn or .form, such as legal-sign-off.form."));
        }
    }

    public ModelKind kind() {
        var ending = file.substring(file.indexOf('.') + 1);
        return Arrays.stream(ModelKind.values())
                .filter(kind -> kind.word().equals(ending))
                .findFirst()
                .orElseThrow();
    }

    /** Without the ending. */
    public String stem() {
        return file.substring(0, file.indexOf('.'));
    }

    /** What the engine calls the file. */
    public String resource() {
        return kind().folder() + file;
    }

    static ModelName ofResource(String resource) {
        return new ModelName(resource.substring(resource.lastIndexOf('/') + 1));
    }

    @Override
    public String toString() {
        return file;
    }
}
