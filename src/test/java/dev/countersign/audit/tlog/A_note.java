package dev.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A_note {

    /** The example of C2SP signed-note. */
    private static final String FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String EXAMPLE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    /** The example of C2SP tlog-checkpoint, with the cosignature of C2SP tlog-cosignature. */
    private static final String SOFA = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    /** Secret and public key of a test of RFC 8032, section 7.1. */
    static NoteSigner signer(String name, byte type, String secret, String publicKey) {
        var pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + secret);
        try {
            return new NoteSigner(
                    new NoteKey(name, type, HexFormat.of().parseHex(publicKey)),
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static NoteSigner log() {
        return signer(
                "log.example",
                NoteKey.LOG,
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    static NoteSigner witness() {
        return signer(
                "witness.example",
                NoteKey.WITNESS,
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    }

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void is_signed_as_the_rfc_signs(String publicKey, String message, String signature) {
        var key = new NoteKey("rfc.example", NoteKey.LOG, HexFormat.of().parseHex(publicKey));
        var bytes = HexFormat.of().parseHex(signature);
        assertThat(key.verifies(HexFormat.of().parseHex(message), bytes)).isTrue();
        bytes[0] ^= 1;
        assertThat(key.verifies(HexFormat.of().parseHex(message), bytes)).isFalse();
    }

    @Test
    void is_read_and_written_as_the_specification_writes_it() {
        var key = NoteKey.of(FOO);
        var note = Note.parse(EXAMPLE);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.signedBy(key)).isTrue();
        assertThat(note.written()).isEqualTo(EXAMPLE);
        assertThat(key.vkey()).isEqualTo(FOO);
    }

    @Test
    void may_be_a_checkpoint_with_signatures_that_one_does_not_know() {
        var note = Note.parse(SOFA);
        var checkpoint = Checkpoint.of(note);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.root().base64()).isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note.lines()).hasSize(2);
        assertThat(ByteBuffer.wrap(note.lines().get(1).signature()).getLong()).isEqualTo(1_679_315_147L);
        assertThat(note.written()).isEqualTo(SOFA);
        assertThat(note.signedBy(NoteKey.of(FOO))).isFalse();
    }

    @Test
    void is_signed_by_the_log_and_cosigned_by_a_witness() {
        var checkpoint = new Checkpoint("log.example", 0, TreeHash.EMPTY);
        var note = witness().cosign(log().sign(checkpoint.text()), 1_700_000_000L);
        var read = Note.parse(note.written());
        assertThat(read.signedBy(log().key())).isTrue();
        assertThat(read.witnessedBy(witness().key())).contains(1_700_000_000L);
        assertThat(Checkpoint.of(read)).isEqualTo(checkpoint);
        var later = read.lines().get(1).signature().clone();
        later[7] ^= 1;
        var moved = new Note(
                read.text(),
                List.of(
                        read.lines().get(0),
                        new Note.Line("witness.example", witness().key().id(), later)));
        assertThatThrownBy(() -> moved.witnessedBy(witness().key())).isInstanceOf(MalformedLog.class);
    }

    @Test
    void is_worth_nothing_when_a_signature_of_a_known_key_is_wrong() {
        for (int i = 0; i < EXAMPLE.indexOf('\n'); i++) {
            var altered = new StringBuilder(EXAMPLE);
            altered.setCharAt(i, (char) (EXAMPLE.charAt(i) ^ 1));
            assertThatThrownBy(() -> Note.parse(altered.toString()).signedBy(NoteKey.of(FOO)))
                    .isInstanceOf(MalformedLog.class);
        }
        var twice = Note.parse(EXAMPLE)
                .with(new Note.Line("example.com/foo", NoteKey.of(FOO).id(), new byte[64]));
        assertThatThrownBy(() -> twice.signedBy(NoteKey.of(FOO))).isInstanceOf(MalformedLog.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAAAAAA",
                "text\n\n— name AAAA\n",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n—  AAAAAAAA\n",
                "text\n\n— name AAAAAAA\n",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n— name with spaces AAAAAAAA\n",
                "te\txt\n\n— name AAAAAAAA\n"
            })
    void is_refused_where_it_is_none(String text) {
        assertThatThrownBy(() -> Note.parse(text)).isInstanceOf(MalformedLog.class);
    }

    @Test
    void is_utf_8() {
        assertThatThrownBy(() -> Note.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
                .isInstanceOf(MalformedLog.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U",
                "example.com/foo+530d903a+Aukyeo",
                "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void is_not_verified_by_what_is_no_key(String vkey) {
        assertThatThrownBy(() -> NoteKey.of(vkey)).isInstanceOf(MalformedLog.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n1\n",
                "a\n01\nR\n",
                "a\n-1\nR\n",
                "a\n99999999999999999999\nR\n",
                "a\n1\nAAAA\n",
                "\n1\nR\n",
                "a\n1\nR\n\nx\n"
            })
    void is_no_checkpoint(String text) {
        var note = new Note(text.replace("R", TreeHash.EMPTY.base64()), List.of());
        assertThatThrownBy(() -> Checkpoint.of(note)).isInstanceOf(MalformedLog.class);
    }

    @Test
    void carries_a_proof_of_an_entry_and_of_no_other() {
        var leaves = NaiveTree.randomLeaves(new Random(1), 700);
        var tiles = new GrowingTiles((level, n) -> new byte[0], 0);
        leaves.forEach(leaf -> tiles.add(TreeHash.ofLeaf(leaf)));
        var note = log().sign(new Checkpoint("log.example", 700, tiles.root()).text());
        var path = new MerkleTree(new Tiles(tiles)).inclusion(412, 700);
        var proof = LogProof.parse(new LogProof(412, path, note).written());
        assertThat(proof.proves(leaves.get(412), log().key())).isTrue();
        assertThat(proof.proves(leaves.get(411), log().key())).isFalse();
        assertThat(proof.proves(leaves.get(412), witness().key())).isFalse();
        assertThat(new LogProof(411, path, note).proves(leaves.get(412), log().key()))
                .isFalse();
        var extra = new LogProof(412, path, note).written().replace("v1\nindex", "v1\nextra AAAA\nindex");
        assertThat(LogProof.parse(extra).proves(leaves.get(412), log().key())).isTrue();
        for (var broken : List.of("", "c2sp.org/tlog-proof@v2", "c2sp.org/tlog-proof@v1\nindex 01\n\n" + EXAMPLE)) {
            assertThatThrownBy(() -> LogProof.parse(broken)).isInstanceOf(MalformedLog.class);
        }
    }

    @Test
    void lies_beside_bundles_of_entries_that_end_where_they_say() {
        var entries = new ArrayList<>(NaiveTree.randomLeaves(new Random(2), 256));
        entries.add(new byte[EntryBundle.LONGEST_ENTRY]);
        var bundle = EntryBundle.write(entries);
        assertThat(EntryBundle.read(bundle))
                .usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(entries);
        assertThatThrownBy(() -> EntryBundle.read(java.util.Arrays.copyOf(bundle, bundle.length - 1)))
                .isInstanceOf(MalformedLog.class);
        assertThatThrownBy(() -> EntryBundle.read(new byte[] {0})).isInstanceOf(MalformedLog.class);
        assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[EntryBundle.LONGEST_ENTRY + 1])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
