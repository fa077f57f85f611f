package dev.countersign.audit.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries side by side, each behind its length (C2SP tlog-tiles: big-endian uint16). */
public final class EntryBundle {

    public static final int LONGEST_ENTRY = 0xffff;

    private EntryBundle() {}

    public static byte[] write(List<byte[]> entries) {
        var out = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new IllegalArgumentException("An entry of " + entry.length + " bytes");
            }
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** @throws MalformedLog where it ends within an entry */
    public static List<byte[]> read(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        var bytes = ByteBuffer.wrap(bundle);
        while (bytes.hasRemaining()) {
            if (bytes.remaining() < 2) {
                throw new MalformedLog("A bundle that ends within a length");
            }
            var entry = new byte[Short.toUnsignedInt(bytes.getShort())];
            if (bytes.remaining() < entry.length) {
                throw new MalformedLog("A bundle that ends within an entry");
            }
            bytes.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}
