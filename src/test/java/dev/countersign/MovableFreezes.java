package dev.countersign;

import dev.countersign.policy.Freeze;
import dev.countersign.policy.FreezeCalendar;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A calendar without freezes, until a test declares one. */
public class MovableFreezes implements FreezeCalendar {

    private final List<Freeze> freezes = new CopyOnWriteArrayList<>();

    public void declare(Freeze freeze) {
        freezes.add(freeze);
    }

    public void clear() {
        freezes.clear();
    }

    @Override
    public List<Freeze> freezes() {
        return freezes;
    }
}
