package dev.countersign.platform;

import java.util.List;

/** Something that whoever starts the application should read. Beans of this type are printed once it is ready, by order. */
@FunctionalInterface
public interface StartUpNotice {

    /** Each a short line without a line break; none, if there is nothing to say this time. */
    List<String> lines();
}
