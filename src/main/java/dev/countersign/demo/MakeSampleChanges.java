package dev.countersign.demo;

import dev.countersign.change.Changes;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Fills an installation that has no change yet, once requests are answered and beside them. After a kill the next start
 * makes what is missing, as long as nobody has asked for a change of their own.
 */
@Component
@Profile("demo")
final class MakeSampleChanges {

    private static final Logger LOG = LoggerFactory.getLogger(MakeSampleChanges.class);

    private final boolean wanted;
    private final Changes changes;
    private final MakeSample makeSample;
    private final TaskScheduler scheduler;

    MakeSampleChanges(
            @Value("${countersign.demo.changes:true}") boolean wanted,
            Changes changes,
            MakeSample makeSample,
            TaskScheduler scheduler) {
        this.wanted = wanted;
        this.changes = changes;
        this.makeSample = makeSample;
        this.scheduler = scheduler;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (wanted) {
            scheduler.schedule(this::makeShipped, Instant.now());
        }
    }

    private void makeShipped() {
        try {
            make(SampleFile.read(new ClassPathResource("config/sample-changes.yaml").getInputStream()));
        } catch (IOException e) {
            LOG.warn("The sample changes cannot be read: {}", e.getMessage());
        }
    }

    void make(SampleFile file) {
        int atMost = file.changes().size() + 1;
        var there = changes.firstTitles(atMost);
        if (there.size() >= file.changes().size() || !file.titles().containsAll(there)) {
            return;
        }
        file.changes().forEach(sample -> attempt(sample, atMost));
        LOG.info("There are sample changes to look at now; countersign.demo.changes=false leaves them out.");
    }

    /** One that policy does not let through, since somebody has altered it, keeps nobody from the others. */
    private void attempt(SampleFile.Sample sample, int atMost) {
        try {
            makeSample.make(sample, atMost);
        } catch (RuntimeException e) {
            LOG.warn("The sample change \"{}\" could not be made: {}", sample.title(), e.getMessage());
        }
    }
}
