package dev.countersign.platform.engine;

import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.RefusalRecorder;
import dev.countersign.platform.Refused;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Says no to a command and puts that on record in a transaction of its own; that the record fails changes nothing. */
@Component
final class RefusedCommands {

    private static final Logger log = LoggerFactory.getLogger(RefusedCommands.class);

    private final ObjectProvider<RefusalRecorder> recorder;
    private final ObjectProvider<CurrentActor> actor;
    private final ObjectProvider<PlatformTransactionManager> transactions;

    RefusedCommands(
            ObjectProvider<RefusalRecorder> recorder,
            ObjectProvider<CurrentActor> actor,
            ObjectProvider<PlatformTransactionManager> transactions) {
        this.recorder = recorder;
        this.actor = actor;
        this.transactions = transactions;
    }

    Refused refuse(Class<?> command) {
        var refusal = Refusal.forbidden(
                "engine_closed",
                "The process engine takes orders only from Countersign's own use cases; " + name(command)
                        + " came from elsewhere.",
                "Use the API: it applies the rules and then moves the process.");
        try {
            record(refusal, command);
        } catch (RuntimeException e) {
            log.error("A refused engine command could not be recorded: {}", command.getName(), e);
        }
        return new Refused(refusal);
    }

    private void record(Refusal refusal, Class<?> command) {
        log.warn("Refused outside the door: {}", command.getName());
        var known = recorder.getIfAvailable();
        if (known == null) {
            return;
        }
        var anew = new TransactionTemplate(transactions.getObject());
        anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        anew.executeWithoutResult(status ->
                known.refused(refusal, whoActs(), "engine:" + name(command), Map.of("command", command.getName())));
    }

    private Actor whoActs() {
        try {
            return actor.getObject().get().through("engine");
        } catch (IllegalStateException unknownKindOfCaller) {
            return Actor.system("engine");
        }
    }

    private static String name(Class<?> command) {
        return command.getName().substring(command.getName().lastIndexOf('.') + 1);
    }
}
