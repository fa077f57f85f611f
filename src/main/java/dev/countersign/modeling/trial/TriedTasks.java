package dev.countersign.modeling.trial;

import dev.countersign.approval.ListTasks;
import dev.countersign.directory.Directory;
import dev.countersign.directory.Member;
import dev.countersign.platform.Actor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Rehearsal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tasks of a process that is tried out: who may do them, and with what. */
@Component
class TriedTasks {

    static final String REVIEW = "userTask_reviewChange";

    /** Each is asked for in the name of its candidate, as the inbox does it. */
    private static final int MOST_CANDIDATES = 50;

    private final ListTasks listTasks;
    private final Directory directory;
    private final TriedPeople people;
    private final Rehearsal rehearsal;
    private final DatabaseTime time;

    TriedTasks(ListTasks listTasks, Directory directory, TriedPeople people, Rehearsal rehearsal, DatabaseTime time) {
        this.listTasks = listTasks;
        this.directory = directory;
        this.people = people;
        this.rehearsal = rehearsal;
        this.time = time;
    }

    /** Accounts of those in whose inbox it is. */
    List<String> whoMay(TrialEngine.Task task) {
        return candidates(task).stream()
                .filter(account -> maySee(task, account))
                .toList();
    }

    Actor firstWhoMay(TrialEngine.Task task) {
        return whoMay(task).stream()
                .findFirst()
                .map(account -> people.of(account, "steps.as"))
                .orElseThrow(() -> new Refused(Refusal.unprocessable(
                        "nobody_may",
                        "Nobody may do " + task.name() + " now.",
                        "Name somebody to hear why not, or add people to its team.")));
    }

    /** Its form and what that is opened with. */
    ListTasks.Form form(TrialEngine.Task task, String account) {
        return rehearsal.as(people.of(account, "steps.as"), () -> listTasks.form(task.id()));
    }

    /** What is submitted: the values, with what the form shows as it is now. */
    Map<String, Object> submitted(TrialEngine.Task task, Map<String, Object> values) {
        return whoMay(task).stream()
                .findFirst()
                .map(account -> fresh(values, form(task, account)))
                .orElse(values);
    }

    private boolean maySee(TrialEngine.Task task, String account) {
        try {
            rehearsal.as(people.of(account, "steps.as"), () -> listTasks.show(task.id()));
            return true;
        } catch (Refused notTheirs) {
            return false;
        }
    }

    private List<String> candidates(TrialEngine.Task task) {
        var persons = task.teams().stream()
                .flatMap(team -> directory.members(team, time.now()).stream())
                .map(Member::person)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var accounts = directory.accountsOf(persons);
        var found = new LinkedHashSet<>(task.accounts());
        persons.forEach(person -> found.addAll(accounts.getOrDefault(person, List.of())));
        return found.stream().limit(MOST_CANDIDATES).toList();
    }

    static Map<String, Object> approval(Map<String, Object> values, String why) {
        return filled(values, Map.of("verdict", "approve", "reason", why, "riskAcknowledged", true));
    }

    static Map<String, Object> rejection(Map<String, Object> values, String why) {
        return filled(values, Map.of("verdict", "reject", "reason", why, "remediation", List.of(Map.of("item", why))));
    }

    private static Map<String, Object> filled(Map<String, Object> values, Map<String, Object> usual) {
        var filled = new HashMap<>(usual);
        filled.putAll(values);
        return filled;
    }

    /** Ids are others at each trial: those which somebody saw in an earlier one name nothing. */
    private static Map<String, Object> fresh(Map<String, Object> values, ListTasks.Form form) {
        var fresh = new HashMap<>(values);
        form.schema().path("components").forEach(component -> {
            var field = component.path("key").asText(component.path("path").asText());
            var shown = form.data().get(field);
            if (shown instanceof List<?> rows && values.get(field) instanceof List<?> sent) {
                fresh.put(field, rows(sent, rows));
            } else if (shown != null) {
                fresh.putIfAbsent(field, shown);
            }
        });
        return fresh;
    }

    private static List<Object> rows(List<?> sent, List<?> shown) {
        var rows = new ArrayList<Object>();
        for (int i = 0; i < sent.size(); i++) {
            rows.add(
                    i < shown.size() && sent.get(i) instanceof Map<?, ?> mine && shown.get(i) instanceof Map<?, ?> its
                            ? row(mine, its)
                            : sent.get(i));
        }
        return rows;
    }

    private static Map<Object, Object> row(Map<?, ?> sent, Map<?, ?> shown) {
        var row = new HashMap<Object, Object>(sent);
        if (shown.get("item") != null) {
            row.put("item", shown.get("item"));
        }
        return row;
    }
}
