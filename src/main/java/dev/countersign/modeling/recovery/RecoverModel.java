package dev.countersign.modeling.recovery;

import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Fact;
import dev.countersign.directory.Administrators;
import dev.countersign.directory.Credential;
import dev.countersign.directory.Credentials;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelVersion;
import dev.countersign.modeling.ModelVersions;
import dev.countersign.modeling.PutInForce;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a version in force again on the word of two administrators, who prove themselves by their tokens. Asks no table and
 * no process: those may be what is broken. The database refuses one person, whoever they say they are. What is in force
 * already may be put there once more: the engine may have been given something else beside it.
 */
@Component
public class RecoverModel {

    private static final String DOOR = "recovery";

    private final Credentials credentials;
    private final Administrators administrators;
    private final ModelVersions versions;
    private final Recoveries recoveries;
    private final PutInForce putInForce;
    private final AuditLog audit;
    private final DatabaseTime time;

    RecoverModel(
            Credentials credentials,
            Administrators administrators,
            ModelVersions versions,
            Recoveries recoveries,
            PutInForce putInForce,
            AuditLog audit,
            DatabaseTime time) {
        this.credentials = credentials;
        this.administrators = administrators;
        this.versions = versions;
        this.recoveries = recoveries;
        this.putInForce = putInForce;
        this.audit = audit;
        this.time = time;
    }

    /** @throws Refused where one of them is no administrator now, or where both are one person */
    @Transactional
    public ModelVersion recover(ModelName name, int version, String token, String otherToken) {
        versions.lock();
        time.afterLock();
        var first = administrator("first", token);
        var second = administrator("second", otherToken);
        if (first.person().equals(second.person())) {
            throw new Refused(Refusal.forbidden(
                    "second_person_needed",
                    first.account() + " and " + second.account() + " are of one person.",
                    "Ask another administrator to give their token."));
        }
        var restored = versions.get(name, version);
        var present = versions.inForce(name).orElseThrow();
        recoveries.insert(name, present.version() + 1, version, first, second, time.now());
        var recovered = putInForce
                .put(Map.of(name, versions.content(restored)), ModelVersion.RECOVERY, null, first.account())
                .get(0);
        audit.record(
                Fact.of(
                        "model_recovered",
                        "model/" + name.file(),
                        Map.of(
                                "model", name.file(),
                                "version", recovered.version(),
                                "restored", version,
                                "digest", recovered.digest(),
                                "administrators", List.of(first.account(), second.account()))),
                first);
        return recovered;
    }

    private Actor administrator(String which, String token) {
        var credential = credentials
                .ofToken(token.strip())
                .orElseThrow(() -> refused("unknown_token", "The " + which + " token is none of this installation."));
        credential.fault().ifPresent(fault -> {
            throw refused("token_refused", "The " + which + " token: " + fault);
        });
        return actor(credential);
    }

    private Actor actor(Credential credential) {
        var actor = credential.actor("token").through(DOOR);
        if (!administrators.include(actor, time.now())) {
            throw refused(
                    "not_an_administrator", actor.account() + " is no person who administers this installation now.");
        }
        return actor;
    }

    private static Refused refused(String code, String detail) {
        return new Refused(Refusal.forbidden(
                code,
                detail,
                "Two people of the team administrators give a token of theirs each, made under their name."));
    }
}
