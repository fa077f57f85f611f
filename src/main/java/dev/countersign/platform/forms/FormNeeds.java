package dev.countersign.platform.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a module reads from a form, declared as a bean: whoever checks a form asks for it there.
 *
 * @param form its id
 * @param fields by key, below a list or group as {@code list.key}, with the choices that must be there; none where it has no
 *     choices, or where they come with the data
 * @param offered what its fields may take their choices from, by {@code valuesKey}
 */
public record FormNeeds(String form, Map<String, Set<String>> fields, Set<String> offered) {

    public static FormNeeds of(String form, String... fields) {
        var needed = new LinkedHashMap<String, Set<String>>();
        for (var field : fields) {
            needed.put(field, Set.of());
        }
        return new FormNeeds(form, needed, Set.of());
    }

    public FormNeeds choice(String field, String... choices) {
        var needed = new LinkedHashMap<>(fields);
        needed.put(field, Set.of(choices));
        return new FormNeeds(form, needed, offered);
    }

    public FormNeeds offering(String... keys) {
        return new FormNeeds(form, fields, Set.of(keys));
    }
}
