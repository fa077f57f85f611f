package dev.countersign.platform.engine;

import java.util.Map;
import java.util.function.Function;

/**
 * Facts from our own tables that a model may ask for by name, as in <code>${change.environment == 'production'}</code>.
 *
 * <p>The name is reserved: a process variable of the same name is never seen by an expression, so nobody can smuggle a
 * fact in with a form. A property that is not listed is refused; no value is ever null.
 */
public interface EngineFacts {

    /** The root in expressions; lower case, no dots. */
    String name();

    /** By name, what is true now for the process instance (the root one) with a business key. */
    Map<String, Function<String, Object>> properties();
}
