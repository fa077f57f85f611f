package dev.countersign.breakglass;

import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Text;
import dev.countersign.policy.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a scope has to be: named things that exist, and no wildcard that covers more than one place below a project. */
@Component
final class ScopeRules {

    private static final int MANY = 20;

    private final Catalogue catalogue;

    ScopeRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param needed whether each part has to name something */
    Scope read(
            @Nullable List<String> environments,
            @Nullable List<String> actions,
            @Nullable List<String> targets,
            boolean needed,
            List<FieldError> errors) {
        var scope = new Scope(
                named(
                        "scope.environments",
                        environments,
                        id -> catalogue.environment(id).isPresent(),
                        needed,
                        errors),
                named("scope.actions", actions, id -> catalogue.action(id).isPresent(), needed, errors),
                named("scope.targets", targets, id -> true, needed, errors));
        targets(scope.targets(), errors);
        return scope;
    }

    private static Set<String> named(
            String field,
            @Nullable List<String> values,
            Predicate<String> known,
            boolean needed,
            List<FieldError> errors) {
        var given = new ArrayList<@Nullable String>(values == null ? List.of() : values);
        if (needed && given.isEmpty()) {
            errors.add(new FieldError(field, "is missing: an empty list opens nothing"));
        }
        if (given.size() > MANY) {
            errors.add(new FieldError(field, "has more than " + MANY + " items"));
            return Set.of();
        }
        var found = new LinkedHashSet<String>();
        for (int i = 0; i < given.size(); i++) {
            var value = given.get(i);
            if (value == null || !known.test(value)) {
                errors.add(new FieldError(field + "[" + i + "]", "is none of the catalogue"));
            } else {
                found.add(value);
            }
        }
        return found;
    }

    private static void targets(Set<String> targets, List<FieldError> errors) {
        int i = 0;
        for (var target : targets) {
            var field = "scope.targets[" + i++ + "]";
            Text.line(field, target, 300, errors);
            if (!target.matches(Scope.NARROW_TARGET)) {
                errors.add(new FieldError(
                        field,
                        "is too wide: a * comes last, after two parts that name something, as in k8s/payments/*"));
            }
        }
    }
}
