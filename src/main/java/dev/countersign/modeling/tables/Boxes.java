package dev.countersign.modeling.tables;

import java.util.BitSet;
import java.util.List;

/** Sets of combinations that are a set of atoms for each variable. */
final class Boxes {

    private Boxes() {}

    static boolean contains(BitSet[] outer, BitSet[] inner) {
        for (int v = 0; v < outer.length; v++) {
            var rest = (BitSet) inner[v].clone();
            rest.andNot(outer[v]);
            if (!rest.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static boolean meet(BitSet[] one, BitSet[] other) {
        for (int v = 0; v < one.length; v++) {
            if (!one[v].intersects(other[v])) {
                return false;
            }
        }
        return true;
    }

    static BitSet[] copy(BitSet[] box) {
        var copy = box.clone();
        for (int v = 0; v < copy.length; v++) {
            copy[v] = (BitSet) box[v].clone();
        }
        return copy;
    }

    static BitSet single(int atom) {
        var set = new BitSet();
        set.set(atom);
        return set;
    }

    static boolean insideOne(List<BitSet[]> boxes, BitSet[] box) {
        return boxes.stream().anyMatch(outer -> contains(outer, box));
    }
}
