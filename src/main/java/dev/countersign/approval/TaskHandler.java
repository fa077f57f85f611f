package dev.countersign.approval;

import java.util.Map;

/**
 * What completing a certain user task means to a module. Tasks without a handler, such as those that a process owner adds,
 * are completed with the values of their form.
 */
public interface TaskHandler {

    /** Id of the user task in its model. */
    String key();

    /** What the form shows before anybody has typed. */
    Map<String, Object> data(OpenTask task);

    /** Runs the use case behind the task, which completes it. {@code values} fit the task's form. */
    void complete(OpenTask task, Map<String, Object> values);
}
