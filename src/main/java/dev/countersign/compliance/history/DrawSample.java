package dev.countersign.compliance.history;

import dev.countersign.audit.RecordReading;
import dev.countersign.compliance.history.ReadPopulation.Opened;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws a sample of a population, and records it. */
@Component
public final class DrawSample {

    /**
     * What to draw.
     *
     * @param seed any text: the same one draws the same sample
     */
    public record Draw(String seed, int size, List<Stratum> strata) {

        public Draw {
            strata = strata.stream().distinct().sorted().toList();
        }
    }

    private record Chosen(String id, String stratum, int rank, String hash) {}

    private static final int MOST = 1_000;
    private static final int LONGEST_SEED = 100;

    private final ReadPopulation readPopulation;
    private final RecordReading recordReading;

    DrawSample(ReadPopulation readPopulation, RecordReading recordReading) {
        this.readPopulation = readPopulation;
        this.recordReading = recordReading;
    }

    public Sample draw(HistoryFilter filter, Draw draw) throws IOException {
        var errors = new ArrayList<FieldError>();
        if (draw.seed().isBlank() || draw.seed().length() > LONGEST_SEED) {
            errors.add(new FieldError("seed", "must have 1 to " + LONGEST_SEED + " characters"));
        }
        if (draw.size() < 1 || draw.size() > MOST) {
            errors.add(new FieldError("size", "must be between 1 and " + MOST));
        }
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        return readPopulation.read(filter, population -> draw(population, draw));
    }

    /** The same as a sheet. */
    public static byte[] written(Sample sample, ExportFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = format.sheet(out);
        sheet.begin(sample.lines(), Sample.columns());
        for (var item : sample.items()) {
            sheet.line(item.line());
        }
        sheet.end();
        return out.toByteArray();
    }

    private Sample draw(Opened population, Draw draw) {
        var strata = strata(population, draw);
        if (strata.size() > draw.size()) {
            throw new Refused(Refusal.invalid(List.of(new FieldError(
                    "size", "must be at least " + strata.size() + ": one of each stratum; or divide by less"))));
        }
        var shares = strata.isEmpty() ? Map.<String, Long>of() : Shares.of(strata, draw.size());
        recordReading.record(
                "sample_drawn",
                Map.of(
                        "query", population.about().query(),
                        "seed", draw.seed(),
                        "size", draw.size(),
                        "strata", draw.strata().stream().map(Stratum::word).toList(),
                        "count", population.about().count()));
        var parts = new ArrayList<Sample.Part>();
        strata.forEach(
                (name, count) -> parts.add(new Sample.Part(name, count, Objects.requireNonNull(shares.get(name)))));
        return new Sample(
                population.about(), draw.seed(), draw.size(), draw.strata(), parts, items(population, draw, shares));
    }

    private static Map<String, Long> strata(Opened population, Draw draw) {
        var strata = new TreeMap<String, Long>();
        population
                .snapshot()
                .jdbc()
                .sql("select " + Stratum.name(draw.strata()) + " as stratum, count(*) from countersign.history where "
                        + population.conditions().text() + " group by 1")
                .params(population.conditions().parameters())
                .query(row -> {
                    strata.put(row.getString(1), row.getLong(2));
                });
        return strata;
    }

    private static List<Sample.Item> items(Opened population, Draw draw, Map<String, Long> shares) {
        var chosen = chosen(population, draw, shares);
        var rows = population
                .snapshot()
                .jdbc()
                .sql("select " + HistoryRow.COLUMNS + " from countersign.history h " + HistoryRow.JOINS
                        + " where h.id = any (?)")
                .param(chosen.stream().map(Chosen::id).toArray(String[]::new))
                .query(HistoryRow::of)
                .list()
                .stream()
                .collect(Collectors.toMap(HistoryRow::id, Function.identity()));
        return chosen.stream()
                .map(one -> new Sample.Item(
                        one.stratum(), one.rank(), one.hash(), Objects.requireNonNull(rows.get(one.id()))))
                .toList();
    }

    private static List<Chosen> chosen(Opened population, Draw draw, Map<String, Long> shares) {
        var parameters = new ArrayList<Object>(List.of(draw.seed()));
        parameters.addAll(population.conditions().parameters());
        parameters.add(shares.keySet().toArray(String[]::new));
        parameters.add(shares.values().toArray(Long[]::new));
        return population
                .snapshot()
                .jdbc()
                .sql("""
                        select id, stratum, hash, rank from (
                            select id, stratum, hash, row_number() over (partition by stratum order by hash, id) as rank
                            from (select id, %s as stratum, sha256(convert_to(? || id, 'UTF8')) as hash
                                from countersign.history where %s) hashed) ranked
                        join unnest(cast(? as text[]), cast(? as bigint[])) as share (stratum, seats) using (stratum)
                        where rank <= seats order by stratum collate "C", rank""".formatted(
                        Stratum.name(draw.strata()), population.conditions().text()))
                .params(parameters)
                .query((row, n) -> new Chosen(
                        row.getString("id"),
                        row.getString("stratum"),
                        row.getInt("rank"),
                        HexFormat.of().formatHex(row.getBytes("hash"))))
                .list();
    }
}
