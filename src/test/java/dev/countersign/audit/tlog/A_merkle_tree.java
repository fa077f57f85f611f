package dev.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class A_merkle_tree {

    /** Leaves and roots of the reference implementation of Certificate Transparency (merkle_tree_test.cc). */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Random random = new Random(6962);

    /** Its tiles in memory, one leaf after the other. */
    private static GrowingTiles grown(List<byte[]> leaves) {
        Map<GrowingTiles.Position, byte[]> kept = new HashMap<>();
        var tiles = new GrowingTiles((level, n) -> kept.get(new GrowingTiles.Position(level, n)), 0);
        leaves.forEach(leaf -> tiles.add(TreeHash.ofLeaf(leaf)));
        return tiles;
    }

    private static MerkleTree tree(List<byte[]> leaves) {
        return new MerkleTree(new Tiles(grown(leaves)));
    }

    @Test
    void has_the_roots_that_the_reference_has() {
        assertThat(HexFormat.of().formatHex(TreeHash.EMPTY.bytes()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        var leaves = LEAVES.stream().map(HexFormat.of()::parseHex).toList();
        var tiles = grown(List.of());
        for (int i = 0; i < leaves.size(); i++) {
            tiles.add(TreeHash.ofLeaf(leaves.get(i)));
            assertThat(HexFormat.of().formatHex(tiles.root().bytes())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void proves_what_a_recomputation_of_everything_proves() {
        for (int round = 0; round < 2_000; round++) {
            int size = 1 + random.nextInt(random.nextInt(10) == 0 ? 600 : 40);
            var leaves = NaiveTree.randomLeaves(random, size);
            var tree = tree(leaves);
            int index = random.nextInt(size);
            int earlier = 1 + random.nextInt(size);
            var root = tree.root(size);
            assertThat(root).isEqualTo(NaiveTree.root(leaves));
            assertThat(tree.root(earlier)).isEqualTo(NaiveTree.root(leaves.subList(0, earlier)));
            var path = tree.inclusion(index, size);
            assertThat(path).isEqualTo(NaiveTree.path(index, leaves));
            assertThat(Proofs.included(index, TreeHash.ofLeaf(leaves.get(index)), size, root, path))
                    .isTrue();
            var proof = tree.consistency(earlier, size);
            assertThat(proof).isEqualTo(earlier == size ? List.of() : NaiveTree.proof(earlier, leaves));
            assertThat(Proofs.consistent(earlier, tree.root(earlier), size, root, proof))
                    .isTrue();
        }
    }

    @Test
    void is_not_proved_to_hold_another_leaf_or_at_another_place() {
        for (int round = 0; round < 2_000; round++) {
            int size = 1 + random.nextInt(70);
            var leaves = NaiveTree.randomLeaves(random, size);
            var tree = tree(leaves);
            int index = random.nextInt(size);
            var leaf = TreeHash.ofLeaf(leaves.get(index));
            var root = tree.root(size);
            var path = tree.inclusion(index, size);
            assertThat(Proofs.included(index, other(leaf), size, root, path)).isFalse();
            assertThat(Proofs.included(index, leaf, size, other(root), path)).isFalse();
            assertThat(Proofs.included(index + 1L, leaf, size, root, path))
                    .as("index %d of %d", index + 1, size)
                    .isFalse();
            assertThat(Proofs.included(-1, leaf, size, root, path)).isFalse();
            for (var mutated : mutations(path)) {
                assertThat(Proofs.included(index, leaf, size, root, mutated)).isFalse();
            }
        }
    }

    @Test
    void is_not_proved_to_begin_with_another_tree() {
        for (int round = 0; round < 2_000; round++) {
            int size = 2 + random.nextInt(70);
            var tree = tree(NaiveTree.randomLeaves(random, size));
            int earlier = 1 + random.nextInt(size - 1);
            var before = tree.root(earlier);
            var root = tree.root(size);
            var proof = tree.consistency(earlier, size);
            assertThat(Proofs.consistent(earlier, other(before), size, root, proof))
                    .isFalse();
            assertThat(Proofs.consistent(earlier, before, size, other(root), proof))
                    .isFalse();
            assertThat(Proofs.consistent(size + 1L, before, size, root, proof)).isFalse();
            assertThat(Proofs.consistent(-1, before, size, root, proof)).isFalse();
            assertThat(Proofs.consistent(0, before, size, root, proof)).isFalse();
            for (var mutated : mutations(proof)) {
                assertThat(Proofs.consistent(earlier, before, size, root, mutated))
                        .isFalse();
            }
        }
    }

    @Test
    void begins_with_the_empty_one_and_with_itself() {
        var tree = tree(NaiveTree.randomLeaves(random, 7));
        assertThat(Proofs.consistent(0, TreeHash.EMPTY, 7, tree.root(7), List.of()))
                .isTrue();
        assertThat(Proofs.consistent(0, tree.root(1), 7, tree.root(7), List.of()))
                .isFalse();
        assertThat(Proofs.consistent(7, tree.root(7), 7, tree.root(7), List.of()))
                .isTrue();
        assertThat(Proofs.consistent(7, tree.root(6), 7, tree.root(7), List.of()))
                .isFalse();
        assertThat(Proofs.consistent(7, tree.root(7), 7, tree.root(7), List.of(tree.root(1))))
                .isFalse();
        assertThatThrownBy(() -> tree.inclusion(7, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(8, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The figures of the specification: a tree of 70,000. */
    @Test
    void lies_in_tiles_as_the_specification_counts_them() {
        assertThat(Tiles.width(0, 272, 70_000)).isEqualTo(256);
        assertThat(Tiles.width(0, 273, 70_000)).isEqualTo(112);
        assertThat(Tiles.width(0, 274, 70_000)).isZero();
        assertThat(Tiles.width(1, 0, 70_000)).isEqualTo(256);
        assertThat(Tiles.width(1, 1, 70_000)).isEqualTo(17);
        assertThat(Tiles.width(2, 0, 70_000)).isEqualTo(1);
        assertThat(Tiles.width(3, 0, 70_000)).isZero();
        assertThat(Tiles.width(8, 0, 70_000)).isZero();
        assertThat(Tiles.width(1, 0, 256)).isEqualTo(1);
        assertThat(Tiles.width(0, Long.MAX_VALUE, 70_000)).isZero();
        assertThat(Tiles.width(0, -1, 70_000)).isZero();
    }

    @Test
    void grows_over_full_tiles_of_two_levels() {
        var leaves = NaiveTree.randomLeaves(random, 70_000);
        var tiles = grown(leaves);
        assertThat(tiles.altered()).hasSize(274 + 2 + 1);
        assertThat(tiles.altered().get(new GrowingTiles.Position(0, 273))).hasSize(112 * 32);
        assertThat(tiles.altered().get(new GrowingTiles.Position(1, 1))).hasSize(17 * 32);
        assertThat(tiles.root()).isEqualTo(NaiveTree.root(leaves));
    }

    private static TreeHash other(TreeHash hash) {
        var bytes = hash.bytes();
        bytes[5] ^= 1;
        return TreeHash.of(bytes);
    }

    /** One bit flipped, one hash less, one more, two in the other order. */
    private List<List<TreeHash>> mutations(List<TreeHash> proof) {
        var all = new ArrayList<List<TreeHash>>();
        var longer = new ArrayList<>(proof);
        longer.add(random.nextInt(proof.size() + 1), TreeHash.ofLeaf(new byte[] {1}));
        all.add(longer);
        for (int i = 0; i < proof.size(); i++) {
            var flipped = new ArrayList<>(proof);
            flipped.set(i, other(proof.get(i)));
            all.add(flipped);
            var shorter = new ArrayList<>(proof);
            shorter.remove(i);
            all.add(shorter);
            if (i > 0 && !proof.get(i).equals(proof.get(i - 1))) {
                var swapped = new ArrayList<>(proof);
                swapped.set(i - 1, proof.get(i));
                swapped.set(i, proof.get(i - 1));
                all.add(swapped);
            }
        }
        return all;
    }
}
