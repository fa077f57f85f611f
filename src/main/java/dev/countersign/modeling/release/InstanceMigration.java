package dev.countersign.modeling.release;

/** Moves a running instance to what a release has put in force. */
public interface InstanceMigration {

    /** In a transaction of its own. @return whether it moved; if not, why is kept */
    boolean move(Release release, MovedInstances.Waiting instance);
}
