package dev.countersign.approval;

/** The form of an open user task. */
public interface TaskForms {

    /** The Camunda Form schema as JSON; a form without fields where the task has none. */
    String schema(String task);
}
