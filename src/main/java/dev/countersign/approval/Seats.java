package dev.countersign.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which seats are taken: approvals fill the stages of their team in order, one seat each. */
record Seats(List<Taken> stages) {

    /** A stage with the approvals that sit in it. */
    record Taken(Stage stage, List<Decision> approvals) {

        int missing() {
            return stage.seats() - approvals.size();
        }
    }

    static Seats of(List<Stage> stages, Collection<Decision> approvals) {
        var left = new ArrayList<>(approvals);
        var taken = new ArrayList<Taken>();
        for (var stage : stages) {
            var here = left.stream()
                    .filter(decision -> decision.team().equals(stage.team()))
                    .limit(stage.seats())
                    .toList();
            left.removeAll(here);
            taken.add(new Taken(stage, here));
        }
        return new Seats(taken);
    }

    /** The stage whose turn it is; stages follow each other. */
    Optional<Stage> open() {
        return stages.stream()
                .filter(taken -> taken.missing() > 0)
                .map(Taken::stage)
                .findFirst();
    }

    boolean full() {
        return open().isEmpty();
    }

    int needed() {
        return stages.stream().mapToInt(taken -> taken.stage().seats()).sum();
    }

    int given() {
        return stages.stream().mapToInt(taken -> taken.approvals().size()).sum();
    }

    List<Decision> approvals() {
        return stages.stream().flatMap(taken -> taken.approvals().stream()).toList();
    }
}
