package dev.countersign.audit.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** An Ed25519 key as it lies in a file: its PKCS#8 form, then the 32 bytes of its public half. */
public final class SigningKey {

    private static final int PUBLIC = 32;
    /** Of the PKCS#8 form without attributes (RFC 8410). */
    private static final int SECRET = 48;

    private SigningKey() {}

    /** The public half is the end of its X.509 form (RFC 8410). */
    public static byte[] generate() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var secret = pair.getPrivate().getEncoded();
            var shown = pair.getPublic().getEncoded();
            var both = Arrays.copyOf(secret, secret.length + PUBLIC);
            System.arraycopy(shown, shown.length - PUBLIC, both, secret.length, PUBLIC);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    /**
     * @param type of its signatures, as in {@link NoteKey}
     * @throws MalformedLog where the file holds no such key, or one whose halves do not belong together
     */
    public static NoteSigner read(byte[] file, String name, byte type) {
        if (file.length < SECRET + PUBLIC) {
            throw new MalformedLog("The file holds no key: it has " + file.length + " bytes");
        }
        int secret = file.length - PUBLIC;
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(file, secret)));
            var signer = new NoteSigner(new NoteKey(name, type, Arrays.copyOfRange(file, secret, file.length)), key);
            if (type == NoteKey.LOG && !signer.sign("\n").signedBy(signer.key())) {
                throw new MalformedLog("The halves of the key do not belong together");
            }
            return signer;
        } catch (GeneralSecurityException e) {
            throw new MalformedLog("The file holds no Ed25519 key: " + e.getMessage());
        }
    }
}
