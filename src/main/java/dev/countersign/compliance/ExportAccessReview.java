package dev.countersign.compliance;

import dev.countersign.audit.RecordReading;
import dev.countersign.platform.CsvLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An access review as a file of evidence: every right, who was to decide, who did, and why. */
@Component
public class ExportAccessReview {

    private static final List<String> HEAD = List.of(
            "review",
            "title",
            "n",
            "right",
            "team",
            "account",
            "token",
            "name",
            "person",
            "since",
            "until",
            "granted_by",
            "reviewers",
            "verdict",
            "reason",
            "decided_by",
            "decided_at");

    private final SeeAccessReviews see;
    private final AccessItems items;
    private final RecordReading reading;

    ExportAccessReview(SeeAccessReviews see, AccessItems items, RecordReading reading) {
        this.see = see;
        this.items = items;
        this.reading = reading;
    }

    /** The export is an entry of its own, before there is one. */
    public String csv(String id) {
        see.requireStarter();
        var review = see.see(id);
        var rows = items.page(id, see.reader(), AccessView.ALL, 0, Integer.MAX_VALUE);
        reading.record("access_review_exported", Map.of("review", id, "given", rows.size()));
        var csv = new StringBuilder(CsvLine.of(HEAD));
        rows.forEach(item -> csv.append(line(review, item)));
        return csv.toString();
    }

    private static String line(AccessReview review, AccessItem item) {
        return CsvLine.of(Stream.of(
                        review.id(),
                        review.title(),
                        item.n(),
                        item.team() == null ? "token" : "membership",
                        item.team(),
                        item.account(),
                        item.token(),
                        item.name(),
                        item.person(),
                        item.since(),
                        item.until(),
                        item.grantedBy(),
                        String.join(" ", item.reviewers()),
                        item.verdict() == null ? "open" : item.verdict().word(),
                        item.reason(),
                        item.decidedBy(),
                        item.decidedAt())
                .map(cell -> cell == null ? "" : cell.toString())
                .toList());
    }
}
