package dev.countersign.platform.permits;

import java.util.Optional;

/** Permits of a module that nobody imports, so that whoever holds the id of one need not know its kind. */
public interface OtherPermits {

    /** Empty where there is none, or none that the caller may see. */
    Optional<PermitState> show(String permit);

    /** Takes it back before it is redeemed. @return whether there is one that the caller may see */
    boolean revoke(String permit);
}
