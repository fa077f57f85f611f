package dev.countersign.compliance.history;

import java.io.IOException;
import java.util.List;

/** A file of lines, written from its beginning to its end without being held. Every cell is text. */
interface Sheet {

    /** What the file says of itself, then the names of the columns. */
    void begin(List<List<String>> about, List<String> columns) throws IOException;

    void line(List<String> cells) throws IOException;

    void end() throws IOException;
}
