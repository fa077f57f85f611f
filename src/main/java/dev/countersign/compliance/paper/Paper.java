package dev.countersign.compliance.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Pages of A4 that fill from the top. Lengths are in points. */
public final class Paper implements AutoCloseable {

    /** How a text looks. */
    public enum Look {
        TITLE(20, true, Paper.INK),
        HEADING(13, true, Paper.INK),
        STRONG(10, true, Paper.INK),
        TEXT(10, false, Paper.INK),
        QUIET(8.5f, false, Paper.GREY);

        private final float size;
        private final boolean bold;
        private final Color colour;

        Look(float size, boolean bold, Color colour) {
            this.size = size;
            this.bold = bold;
            this.colour = colour;
        }

        float line() {
            return size * 1.38f;
        }
    }

    static final Color INK = new Color(0x16, 0x16, 0x16);
    static final Color GREY = new Color(0x52, 0x52, 0x52);
    private static final Color RULE = new Color(0xC6, 0xC6, 0xC6);

    private static final float MARGIN = 54;
    private static final float FOOT = 36;
    private static final float LABELS = 112;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document = new PDDocument();
    private final Lettering lettering;
    private PDPageContentStream page;
    private float y;

    /** @param of what the report is about, by which the document is known; {@code asOf} stands for its dates */
    public Paper(String title, String of, Instant asOf) {
        try {
            document.setDocumentId((long) of.hashCode());
            var about = document.getDocumentInformation();
            about.setTitle(title);
            about.setCreator("Countersign");
            about.setCreationDate(calendar(asOf));
            about.setModificationDate(calendar(asOf));
            document.getDocumentCatalog().setLanguage("en-GB");
            lettering = new Lettering(document);
            page = begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GregorianCalendar calendar(Instant at) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(at.toEpochMilli());
        return calendar;
    }

    private PDPageContentStream begin() throws IOException {
        var next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, next);
    }

    public Paper text(Look look, String text) {
        return text(look, text, 0);
    }

    public Paper text(Look look, String text, float indent) {
        for (var line : lettering.lines(text, look.size, WIDTH - indent)) {
            room(look.line());
            y -= look.line();
            show(look, line, MARGIN + indent);
        }
        return this;
    }

    /** A heading that stays with what follows it. */
    public Paper section(String heading) {
        room(90);
        y -= 16;
        rule();
        return text(Look.HEADING, heading).space(4);
    }

    /** A label and beside it what it stands for. */
    public Paper row(String label, String value) {
        return row(label, value, Look.TEXT);
    }

    /** The same for what nobody reads and some compare: digests. */
    public Paper fine(String label, String value) {
        return row(label, value, Look.QUIET);
    }

    private Paper row(String label, String value, Look look) {
        var labels = lettering.lines(label, Look.QUIET.size, LABELS - 8);
        var values = lettering.lines(value, look.size, WIDTH - LABELS);
        for (int i = 0; i < Math.max(labels.size(), values.size()); i++) {
            room(Look.TEXT.line());
            y -= Look.TEXT.line();
            if (i < labels.size()) {
                show(Look.QUIET, labels.get(i), MARGIN);
            }
            if (i < values.size()) {
                show(look, values.get(i), MARGIN + LABELS);
            }
        }
        return this;
    }

    public Paper space(float height) {
        y -= height;
        return this;
    }

    /** Goes on overleaf where so much does not fit here any more. */
    public Paper room(float height) {
        if (y - height < MARGIN + FOOT) {
            try {
                page.close();
                page = begin();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    private void rule() {
        try {
            page.setStrokingColor(RULE);
            page.setLineWidth(0.6f);
            page.moveTo(MARGIN, y + 8);
            page.lineTo(MARGIN + WIDTH, y + 8);
            page.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Look look, String line, float x) {
        try {
            show(page, look, line, x, y);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font has no bold: its outlines are drawn as well. */
    private void show(PDPageContentStream to, Look look, String line, float x, float at) throws IOException {
        if (line.isBlank()) {
            return;
        }
        to.beginText();
        to.setFont(lettering.font(), look.size);
        to.setNonStrokingColor(look.colour);
        to.setStrokingColor(look.colour);
        to.setLineWidth(look.size / 34);
        to.setRenderingMode(look.bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        to.newLineAtOffset(x, at);
        to.showText(Lettering.seen(line));
        to.endText();
    }

    /** Finishes it: every page gets its number. */
    public byte[] written(String foot) {
        try {
            page.close();
            int n = 0;
            List<PDPage> pages = new ArrayList<>();
            document.getPages().forEach(pages::add);
            for (var one : pages) {
                n++;
                try (var to = new PDPageContentStream(document, one, AppendMode.APPEND, true, true)) {
                    var number = "Page " + n + " of " + pages.size();
                    float width = lettering.width(number) * Look.QUIET.size;
                    show(
                            to,
                            Look.QUIET,
                            lettering.lines(foot, Look.QUIET.size, WIDTH - 80).get(0),
                            MARGIN,
                            FOOT);
                    show(to, Look.QUIET, number, MARGIN + WIDTH - width, FOOT);
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
