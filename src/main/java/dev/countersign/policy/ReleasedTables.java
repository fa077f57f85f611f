package dev.countersign.policy;

import java.util.Optional;

/** The decision tables of all releases, as the bytes that they were released as. */
public interface ReleasedTables {

    /** DMN of exactly this version; nothing where it is not there, or its digest is another. */
    Optional<byte[]> dmn(TableVersion version);
}
