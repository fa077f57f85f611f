package dev.countersign.platform.engine;

/** Who may run a command of the engine. What nobody classified is {@link #OWN}: refused unless we opened the door. */
enum EngineAccess {
    /** Changes nothing: anybody. */
    READ,
    /** The engine's own start, stop and job acquisition: decides nothing, so anybody. */
    ENGINE,
    /** Work of the job executor: only on its threads. */
    JOB,
    /** Everything that moves a process or changes what is stored: only inside {@link EngineDoor#open}. */
    OWN
}
