package dev.countersign.change;

/** The form in which a person asks for a change. */
public interface ChangeForms {

    /** The Camunda Form schema in force, as JSON. */
    String schema();
}
