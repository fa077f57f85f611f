package dev.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorParseException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sigstore's Java client, which verifies proofs of another log, finds ours right, and wrong where they are. */
class Another_implementation {

    private final Random random = new Random(9162);

    private static MerkleTree tree(List<byte[]> leaves) {
        Map<GrowingTiles.Position, byte[]> kept = new HashMap<>();
        var tiles = new GrowingTiles((level, n) -> kept.get(new GrowingTiles.Position(level, n)), 0);
        leaves.forEach(leaf -> tiles.add(TreeHash.ofLeaf(leaf)));
        return new MerkleTree(new Tiles(tiles));
    }

    private static List<byte[]> bytes(List<TreeHash> path) {
        return path.stream().map(TreeHash::bytes).toList();
    }

    @Test
    void agrees_with_our_proofs_of_inclusion() throws InclusionProofVerificationException {
        for (int round = 0; round < 1_000; round++) {
            int size = 1 + random.nextInt(random.nextInt(10) == 0 ? 600 : 40);
            var leaves = NaiveTree.randomLeaves(random, size);
            var tree = tree(leaves);
            int index = random.nextInt(size);
            InclusionProofVerifier.verify(
                    TreeHash.ofLeaf(leaves.get(index)).bytes(),
                    index,
                    size,
                    bytes(tree.inclusion(index, size)),
                    tree.root(size).bytes());
        }
    }

    @Test
    void refuses_what_we_refuse() {
        for (int round = 0; round < 1_000; round++) {
            int size = 2 + random.nextInt(70);
            var leaves = NaiveTree.randomLeaves(random, size);
            var tree = tree(leaves);
            int index = random.nextInt(size);
            var other = TreeHash.ofLeaf(leaves.get((index + 1) % size));
            var path = tree.inclusion(index, size);
            assertThat(Proofs.included(index, other, size, tree.root(size), path))
                    .isFalse();
            assertThatThrownBy(() -> InclusionProofVerifier.verify(
                            other.bytes(),
                            index,
                            size,
                            bytes(path),
                            tree.root(size).bytes()))
                    .isInstanceOf(InclusionProofVerificationException.class);
        }
    }

    @Test
    void reads_and_verifies_our_checkpoints() throws GeneralSecurityException, RekorParseException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var x509 = pair.getPublic().getEncoded();
        var key =
                new NoteKey("log.example/tests", NoteKey.LOG, Arrays.copyOfRange(x509, x509.length - 32, x509.length));
        var root = tree(NaiveTree.randomLeaves(random, 300)).root(300);
        var note = new NoteSigner(key, pair.getPrivate()).sign(new Checkpoint("log.example/tests", 300, root).text());

        var read = Checkpoints.from(note.written());

        assertThat(read.getOrigin()).isEqualTo("log.example/tests");
        assertThat(read.getSize()).isEqualTo(300);
        assertThat(Base64.getDecoder().decode(read.getBase64Hash())).isEqualTo(root.bytes());
        var line = read.getSignatures().get(0);
        assertThat(line.getIdentity()).isEqualTo(key.name());
        assertThat(line.getKeyHint()).isEqualTo(key.id());
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(pair.getPublic());
        verifier.update(read.getSignedData().getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(line.getSignature())).isTrue();
    }
}
