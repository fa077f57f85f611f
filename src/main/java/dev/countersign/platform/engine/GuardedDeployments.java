package dev.countersign.platform.engine;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.deploy.Deployer;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/** Has {@link ModelGuard} judge every resource before the engine sees it: at deployment, and whenever it parses anew. */
@Component
final class GuardedDeployments implements Deployer {

    private final ModelGuard guard;

    GuardedDeployments(ModelGuard guard) {
        this.guard = guard;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        var forms = forms(deployment);
        var errors = new ArrayList<Refusal.FieldError>();
        for (var resource : deployment.getResources().values()) {
            if (!resource.isGenerated()) {
                guard.check(resource.getName(), resource.getBytes(), forms).stream()
                        .map(finding -> new Refusal.FieldError(
                                resource.getName() + "#" + finding.element(), finding.rule() + ": " + finding.detail()))
                        .forEach(errors::add);
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(refusal(errors));
        }
    }

    private static Refusal refusal(List<Refusal.FieldError> errors) {
        var first = errors.get(0);
        var more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "model_refused",
                first.field() + ": " + first.message() + more,
                "Correct the model where it says so and release it again.",
                null,
                errors);
    }

    /** What is deployed already was judged with its forms then; they may have gone since. */
    private static Predicate<String> forms(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return id -> true;
        }
        var here = formsIn(deployment);
        return id -> here.contains(id)
                || Context.getCommandContext()
                                .getOperatonFormDefinitionManager()
                                .findLatestDefinitionByKey(id)
                        != null;
    }

    private static Set<String> formsIn(DeploymentEntity deployment) {
        return deployment.getResources().values().stream()
                .filter(resource -> resource.getName().endsWith(".form"))
                .flatMap(resource -> FormFile.id(resource.getBytes()).stream())
                .collect(Collectors.toSet());
    }
}
