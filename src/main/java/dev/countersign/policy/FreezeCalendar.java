package dev.countersign.policy;

import java.util.List;

/** The freezes that are declared, now: asked anew at every check. */
@FunctionalInterface
public interface FreezeCalendar {

    List<Freeze> freezes();
}
