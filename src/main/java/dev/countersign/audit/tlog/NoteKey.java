package dev.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that notes are verified with, written as a <em>vkey</em> (C2SP signed-note): name, key id, type and Ed25519 public key.
 *
 * @param type {@link #LOG} or {@link #WITNESS}
 */
public record NoteKey(String name, byte type, byte[] publicKey) {

    /** Plain Ed25519 over the text of the note. */
    public static final byte LOG = 0x01;
    /** Timestamped cosignature of a checkpoint (C2SP tlog-cosignature). */
    public static final byte WITNESS = 0x04;

    /** What precedes the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        if (name.isEmpty() || name.contains("+") || name.codePoints().anyMatch(NoteKey::space)) {
            throw new MalformedLog("A key's name has no spaces and no plus: " + name);
        }
        if (type != LOG && type != WITNESS) {
            throw new MalformedLog("Unknown type of signature: " + type);
        }
        if (publicKey.length != 32) {
            throw new MalformedLog("An Ed25519 key has 32 bytes, not " + publicKey.length);
        }
    }

    /** @throws MalformedLog where it is no vkey, or its id is not that of its key */
    public static NoteKey of(String vkey) {
        var parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedLog("No verifier key: " + vkey);
        }
        var material = Lines.base64(parts[2]);
        if (material.length != 33) {
            throw new MalformedLog("No Ed25519 verifier key: " + vkey);
        }
        var key = new NoteKey(parts[0], material[0], Arrays.copyOfRange(material, 1, 33));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new MalformedLog("The id of the verifier key is not that of its key: " + vkey);
        }
        return key;
    }

    /** The first four bytes of SHA-256 over name, newline, type and public key. */
    public byte[] id() {
        var sha = TreeHash.sha256();
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
        sha.update(type);
        return Arrays.copyOf(sha.digest(publicKey), 4);
    }

    public String vkey() {
        var material = ByteBuffer.allocate(33).put(type).put(publicKey).array();
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(material);
    }

    /** Whether this key made the signature over exactly these bytes (RFC 8032). */
    boolean verifies(byte[] message, byte[] signature) {
        try {
            var encoded = ByteBuffer.allocate(X509.length + 32)
                    .put(X509)
                    .put(publicKey)
                    .array();
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean space(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey key && vkey().equals(key.vkey());
    }

    @Override
    public int hashCode() {
        return vkey().hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
