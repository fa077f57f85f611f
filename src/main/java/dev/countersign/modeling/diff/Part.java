package dev.countersign.modeling.diff;

import java.util.Map;

/**
 * Something in a model that one would point at.
 *
 * @param name what people call it; its id where it has no name
 * @param properties all that it says, by what people call the property
 * @param place where it is drawn, or after what it stands
 */
record Part(String id, String type, String name, Map<String, String> properties, String place) {}
