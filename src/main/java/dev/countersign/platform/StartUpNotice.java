package dev.countersign.platform;

import java.util.List;

<<<<<<< HEAD
/** Something that whoever starts the application should read on the console once it is up. */
public interface StartUpNotice {

=======
/** Something that whoever starts the application should read. Beans of this type are printed once it is ready, by order. */
@FunctionalInterface
public interface StartUpNotice {

    /** Each a short line without a line break; none, if there is nothing to say this time. */
>>>>>>> dfd3564 (feat(platform): embedded PostgreSQL, the demo profile and a word when ready)
    List<String> lines();
}
