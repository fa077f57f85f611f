/** The way back for when what was released keeps everybody from releasing: two administrators, on the command line. */
@NamedInterface("recovery")
@NullMarked
package dev.countersign.modeling.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
