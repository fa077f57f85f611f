package dev.countersign.modeling;

import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the start, before the first request: what the application comes with is put in force, unless it was already, or its
 * owners have released something of their own. To them an upgraded file is offered as a draft, once; nothing of theirs is ever
 * covered. A file that was in force before and was followed by another is not put in force again: an older node that
 * starts beside newer ones takes nothing back.
 */
@Component
@ConditionalOnProperty(name = "countersign.command", havingValue = "serve", matchIfMissing = true)
class PutShippedInForce implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(PutShippedInForce.class);
    private static final Actor SYSTEM = Actor.system("start-up");

    private final ShippedFiles shipped;
    private final ModelVersions versions;
    private final Drafts drafts;
    private final PutInForce putInForce;
    private final FoundDeployments found;
    private final DatabaseTime time;
    private final TransactionTemplate transaction;

    PutShippedInForce(
            ShippedFiles shipped,
            ModelVersions versions,
            Drafts drafts,
            PutInForce putInForce,
            FoundDeployments found,
            DatabaseTime time,
            TransactionTemplate transaction) {
        this.shipped = shipped;
        this.versions = versions;
        this.drafts = drafts;
        this.putInForce = putInForce;
        this.found = found;
        this.time = time;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        put(shipped.byName());
    }

    void put(Map<String, byte[]> files) {
        transaction.executeWithoutResult(status -> {
            versions.lock();
            found.keep();
            var fresh = new LinkedHashMap<ModelName, byte[]>();
            files.forEach((file, bytes) -> {
                var name = new ModelName(file);
                if (isNew(name, bytes)) {
                    fresh.put(name, bytes);
                }
            });
            if (!fresh.isEmpty()) {
                putInForce.put(fresh, ModelVersion.SHIPPED, null, SYSTEM.account());
                log.info("Models put in force: {}", fresh.keySet());
            }
        });
    }

    /** Whether it is to be put in force now; offers it where its owners have gone their own way. */
    private boolean isNew(ModelName name, byte[] bytes) {
        var digest = Digest.of(bytes).value();
        var known = versions.of(name);
        if (known.isEmpty()) {
            return true;
        }
        if (known.stream().anyMatch(version -> version.digest().equals(digest))) {
            return false;
        }
        if (known.get(0).source().equals(ModelVersion.SHIPPED)) {
            return true;
        }
        if (!drafts.offered(name, digest)) {
            drafts.insert(name, "upgrade", known.get(0).version(), bytes, Set.of(), SYSTEM.account(), time.now());
            log.info("{} was released by its owners; what this version comes with is offered to them as a draft", name);
        }
        return false;
    }
}
