package dev.countersign.modeling;

import java.util.List;

/** A kind of check, one of several: each looks at the models that it understands and is silent about others. */
public interface ModelRules {

    /**
     * What it has to say of a file that {@link CheckModel} has found readable and harmless.
     *
     * @param name of the file, whose kind decides what is looked for
     */
    List<CheckFinding> look(ModelName name, byte[] content);
}
