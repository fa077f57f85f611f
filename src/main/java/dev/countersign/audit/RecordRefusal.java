package dev.countersign.audit;

import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.RefusalRecorder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps refused acts as facts like any other (law 9). */
@Component
class RecordRefusal implements RefusalRecorder {

    private final AuditLog audit;

    RecordRefusal(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(Refusal refusal, Actor actor, String subject, Map<String, ? extends @Nullable Object> data) {
        var facts = new HashMap<String, @Nullable Object>(data);
        facts.put("code", refusal.code());
        facts.put("detail", refusal.detail());
        audit.record(Fact.of("act_refused", subject, facts), actor);
    }
}
