package dev.countersign.modeling.check;

import dev.countersign.platform.engine.ProcessNeeds;
import dev.countersign.platform.forms.FormNeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a model may refer to, and what the program needs of it.
 *
 * @param forms those in force, by id
 * @param decisions ids of those in force
 * @param processes ids of those in force
 * @param facts by their root, with the properties that each has
 */
record Surroundings(
        Map<String, byte[]> forms,
        Set<String> decisions,
        Set<String> processes,
        Map<String, Set<String>> facts,
        List<ProcessNeeds> processNeeds,
        List<FormNeeds> formNeeds) {

    List<ProcessNeeds> needsOf(String process) {
        return processNeeds.stream()
                .filter(needs -> needs.process().equals(process))
                .toList();
    }

    Optional<FormNeeds> needsOfForm(String form) {
        return formNeeds.stream().filter(needs -> needs.form().equals(form)).findFirst();
    }
}
