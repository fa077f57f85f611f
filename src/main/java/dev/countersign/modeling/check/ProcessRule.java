package dev.countersign.modeling.check;

/** One thing that is looked for in processes. */
interface ProcessRule {

    void look(ProcessModel model, Surroundings around, Findings findings);
}
