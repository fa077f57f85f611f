package dev.countersign.platform;

import java.util.List;

/** Something that whoever starts the application should read on the console once it is up. */
public interface StartUpNotice {

    List<String> lines();
}
