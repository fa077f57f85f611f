package dev.countersign.compliance.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one font, and text made fit for it: what it has no glyph for is shown as a replacement, and nothing fails on any text. */
final class Lettering {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final byte[] BYTES = bytes();

    /** The sign for what cannot be shown, the first that the font has. */
    private static final int[] REPLACEMENTS = {0xFFFD, 0x25A1, '?'};

    private final TrueTypeFont glyphs;
    private final CmapLookup lookup;
    private final PDFont font;
    private final int replacement;
    private final Map<Integer, Float> widths = new HashMap<>();

    Lettering(PDDocument document) throws IOException {
        this.glyphs = new TTFParser().parse(new RandomAccessReadBuffer(BYTES));
        this.lookup = glyphs.getUnicodeCmapLookup();
        this.font = PDType0Font.load(document, glyphs, true);
        int first = REPLACEMENTS.length - 1;
        for (int i = first; i >= 0; i--) {
            first = has(REPLACEMENTS[i]) ? i : first;
        }
        this.replacement = REPLACEMENTS[first];
    }

    PDFont font() {
        return font;
    }

    private boolean has(int character) {
        return lookup.getGlyphId(character) > 0;
    }

    /** In lines no wider than {@code width} points at this size; line breaks of the text are kept. */
    List<String> lines(String text, float size, float width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\r\n|[\n\r\u2028\u2029]", -1)) {
            wrap(fit(paragraph), width / size, lines);
        }
        return lines;
    }

    private void wrap(String paragraph, float width, List<String> lines) {
        int start = 0;
        int space = -1;
        float used = 0;
        for (int i = 0; i < paragraph.length(); ) {
            int character = paragraph.codePointAt(i);
            used += width(character);
            if (character == ' ') {
                space = i;
            } else if (used > width && i > start) {
                int end = space > start ? space : i;
                lines.add(paragraph.substring(start, end));
                start = space > start ? space + 1 : i;
                space = -1;
                used = width(paragraph.substring(start, i)) + width(character);
            }
            i += Character.charCount(character);
        }
        lines.add(paragraph.substring(start));
    }

    float width(String line) {
        float width = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            width += width(line.codePointAt(i));
        }
        return width;
    }

    /** At a size of one point. */
    private float width(int character) {
        return widths.computeIfAbsent(character, known -> {
            try {
                return glyphs.getAdvanceWidth(lookup.getGlyphId(known)) / (float) glyphs.getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Of characters that the font has, and none that alter how others are read. */
    private String fit(String text) {
        var fit = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character == '\t' || Character.isSpaceChar(character)) {
                fit.append(' ');
            } else if (Character.getType(character) != Character.FORMAT && !variation(character)) {
                fit.appendCodePoint(has(character) && !Character.isISOControl(character) ? character : replacement);
            }
        });
        return fit.toString();
    }

    private static boolean variation(int character) {
        return character >= 0xFE00 && character <= 0xFE0F;
    }

    /** In the order in which it is seen: runs from right to left are turned round (Unicode UAX 9). */
    static String seen(String line) {
        var bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        if (bidi.isLeftToRight()) {
            return line;
        }
        var levels = new byte[bidi.getRunCount()];
        var runs = new String[bidi.getRunCount()];
        for (int i = 0; i < runs.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            var run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = (levels[i] & 1) == 1 ? turned(run) : run;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }

    private static String turned(String run) {
        var turned = new StringBuilder();
        run.codePoints().forEach(character -> turned.insert(0, Character.toString(mirrored(character))));
        return turned.toString();
    }

    private static int mirrored(int character) {
        var pairs = "()[]{}<>«»";
        int at = pairs.indexOf(character);
        return at < 0 ? character : pairs.charAt(at ^ 1);
    }

    private static byte[] bytes() {
        try (var in = PDFont.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IllegalStateException("The PDF library has no font " + FONT);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
