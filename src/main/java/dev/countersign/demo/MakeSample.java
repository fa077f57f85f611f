package dev.countersign.demo;

import dev.countersign.change.Changes;
import dev.countersign.change.SubmitChange;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one sample from its submission to where it is to stand: all of it, with its audit entries, or nothing. */
@Component
@Profile("demo")
class MakeSample {

    private final JdbcClient jdbc;
    private final InTheNameOf inTheNameOf;
    private final SubmitChange submitChange;
    private final PlayStep playStep;
    private final Changes changes;

    MakeSample(
            JdbcClient jdbc, InTheNameOf inTheNameOf, SubmitChange submitChange, PlayStep playStep, Changes changes) {
        this.jdbc = jdbc;
        this.inTheNameOf = inTheNameOf;
        this.submitChange = submitChange;
        this.playStep = playStep;
        this.changes = changes;
    }

    /** @param atMost how many changes to look through for it: those that were there first */
    @Transactional
    public void make(SampleFile.Sample sample, int atMost) {
        // Nodes that start together wait here for each other.
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('countersign.demo'))")
                .query(Integer.class)
                .single();
        if (changes.firstTitles(atMost).contains(sample.title())) {
            return;
        }
        var made = inTheNameOf.act(sample.by(), () -> submitChange.submit(sample.asks()));
        sample.then().forEach(step -> playStep.play(step, made.id()));
    }
}
