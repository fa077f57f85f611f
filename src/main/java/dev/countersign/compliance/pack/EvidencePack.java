package dev.countersign.compliance.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * A pack before it is written. The same facts give the same bytes.
 *
 * @param members by name, all but the manifest and the uploads
 * @param uploads by member name, the id of the evidence; read one at a time
 */
public record EvidencePack(
        String subject,
        int entries,
        SortedMap<String, byte[]> members,
        Map<String, String> uploads,
        Contents contents) {

    /** Where the bytes of uploads are read. */
    interface Contents extends Function<String, byte[]> {}

    /** As a browser is to keep it. */
    public String fileName() {
        return "evidence-" + subject + ".zip";
    }

    public void write(OutputStream to) throws IOException {
        new WritePack(to).write(this);
    }

    static String numbered(String folder, int n, String ending) {
        return String.format("%s/%06d.%s", folder, n, ending);
    }
}
