package dev.countersign.platform.engine;

import java.util.Map;

/**
 * Facts from our own tables that a model may ask for by name, as in <code>${change.environment == 'production'}</code>.
 *
 * <p>The name is reserved: a process variable of the same name is never seen by an expression, so nobody can smuggle a
 * fact in with a form. A property that the map lacks is refused; it is never null.
 */
public interface EngineFacts {

    /** The root in expressions; lower case, no dots. */
    String name();

    /** What is true now for the process instance (the root one) with that business key. */
    Map<String, Object> of(String businessKey);
}
