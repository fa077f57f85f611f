package dev.countersign.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables have, read value by value and compared one by one: no index, no trigger, no view. */
final class NaiveHistory {

    /** Filter, and a query of all pairs of id and value. */
    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "kind",
                    "select id, 'change' from countersign.change union select id, 'session' from countersign.session"),
            Map.entry(
                    "project",
                    "select id, project from countersign.change union select id, project from countersign.session"),
            Map.entry(
                    "environment",
                    "select id, environment from countersign.change union select id, unnest(environments) from countersign.session"),
            Map.entry(
                    "action",
                    "select id, action from countersign.change union select id, unnest(actions) from countersign.session"),
            Map.entry("risk", "select id, risk from countersign.change where risk is not null"),
            Map.entry(
                    "status",
                    "select id, status from countersign.change union select id, status from countersign.session"),
            Map.entry("requester", """
                    select id, requester from countersign.change union select id, requester_person from countersign.change
                    union select id, opener from countersign.session union select id, opener_person from countersign.session"""),
            Map.entry("author", """
                    select change_id, a from countersign.change_revision, unnest(authors) a
                    union select change_id, t.person from countersign.change_revision, unnest(authors) a, countersign.account t where t.id = a"""),
            Map.entry("decider", """
                    select change_id, d.account from countersign.decision d union select change_id, person from countersign.decision
                    union select session_id, v.account from countersign.session_review v
                    union select session_id, person from countersign.session_review"""),
            Map.entry("person", ""),
            Map.entry("team", "select change_id, team from countersign.decision"),
            Map.entry("incident", """
                    select change_id, incident from countersign.change_revision where incident is not null
                    union select id, incident from countersign.session"""),
            Map.entry("rule", """
                    select change_id, hit ->> 'id' from countersign.change_revision, jsonb_array_elements(policy -> 'rules') hit
                    union select id, hit ->> 'id' from countersign.session, jsonb_array_elements(policy -> 'rules') hit"""),
            Map.entry("text", ""));

    private static final String ACTORS = """
            select change_id, e.account from countersign.execution e union select session_id, a.account from countersign.emergency_action a""";

    private static final String TEXTS = """
            select id, id from countersign.change union select id, title from countersign.change union select id, target from countersign.change
            union select change_id, description from countersign.change_revision where description is not null
            union select change_id, incident from countersign.change_revision where incident is not null
            union select change_id, reason from countersign.decision
            union select id, id from countersign.session union select id, reason from countersign.session union select id, incident from countersign.session
            union select id, unnest(targets) from countersign.session union select session_id, purpose from countersign.emergency_action
            union select session_id, target from countersign.emergency_action
            union select session_id, reason_used from countersign.closure union select session_id, summary from countersign.closure
            union select session_id, findings from countersign.session_review""";

    private final Map<String, Map<String, Set<String>>> facts = new TreeMap<>();

    static NaiveHistory of(JdbcClient jdbc) {
        var naive = new NaiveHistory();
        QUERIES.forEach((filter, sql) -> naive.read(jdbc, filter, sql));
        for (var part : List.of("requester", "author", "decider")) {
            naive.facts.get(part).forEach((id, values) -> values.forEach(value -> naive.add("person", id, value)));
        }
        naive.read(jdbc, "person", ACTORS);
        var texts = new NaiveHistory();
        texts.read(jdbc, "texts", TEXTS);
        texts.facts
                .get("texts")
                .forEach((id, written) -> written.stream()
                        .flatMap(text ->
                                Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                        .filter(word -> word.length() > 2)
                        .forEach(word -> naive.add("text", id, word)));
        return naive;
    }

    private void read(JdbcClient jdbc, String filter, String sql) {
        facts.computeIfAbsent(filter, name -> new HashMap<>());
        if (!sql.isEmpty()) {
            jdbc.sql("select * from (" + sql + ") pairs (id, value)").query(row -> {
                add(filter, row.getString(1), row.getString(2));
            });
        }
    }

    private void add(String filter, String id, String value) {
        facts.get(filter).computeIfAbsent(id, one -> new TreeSet<>()).add(value);
    }

    Set<String> filters() {
        return facts.keySet();
    }

    Set<String> values(String filter) {
        return facts.get(filter).values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    String missing(String filter) {
        return switch (filter) {
            case "kind" -> "session";
            case "risk" -> "critical";
            case "status" -> "expired";
            default -> "nowhere-to-be-found";
        };
    }

    Set<String> matching(Map<String, String> filters) {
        return facts.get("kind").keySet().stream()
                .filter(id -> filters.entrySet().stream().allMatch(one -> has(id, one.getKey(), one.getValue())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean has(String id, String filter, String value) {
        var values = facts.get(filter).getOrDefault(id, Set.of());
        return filter.equals("text")
                ? values.stream().anyMatch(word -> word.startsWith(value))
                : values.contains(value);
    }

    /** Some values of different filters. */
    Map<String, String> draw(Random random, int many) {
        var names = new ArrayList<>(filters());
        Collections.shuffle(names, random);
        return names.subList(0, many).stream().collect(Collectors.toMap(name -> name, name -> {
            var values = new ArrayList<>(values(name));
            return values.get(random.nextInt(values.size()));
        }));
    }
}
