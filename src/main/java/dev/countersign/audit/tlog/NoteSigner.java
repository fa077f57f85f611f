package dev.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;

/** Signs notes with an Ed25519 key, wherever the key itself is. */
public final class NoteSigner {

    private final NoteKey key;
    private final PrivateKey secret;

    /** @param key the public part of {@code secret} */
    public NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    public NoteKey key() {
        return key;
    }

    public Note sign(String text) {
        return new Note(text, List.of(line(sign(text.getBytes(StandardCharsets.UTF_8)))));
    }

    /** @param at seconds since 1970 */
    public Note cosign(Note note, long at) {
        var signature = sign(Note.cosigned(note.text(), at));
        return note.with(line(ByteBuffer.allocate(8 + signature.length)
                .putLong(at)
                .put(signature)
                .array()));
    }

    private Note.Line line(byte[] signature) {
        return new Note.Line(key.name(), key.id(), signature);
    }

    private byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + key.name() + " does not sign", e);
        }
    }
}
