package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works out who may open an emergency session and on which terms, and how far it reaches. */
@Component
public final class WorkOutBreakGlass {

    static final List<Contract.Read> COLUMNS = List.of(
            Contract.Read.word("openers"),
            Contract.Read.flag("coSigned"),
            Contract.Read.duration("longest"),
            Contract.Read.duration("longestWidened"),
            Contract.Read.whole("budget"),
            Contract.Read.whole("budgetWidened"),
            Contract.Read.duration("idleLimit"),
            Contract.Read.duration("permitLife"),
            Contract.Read.word("coSigners"),
            Contract.Read.word("told"),
            Contract.Read.duration("closeWithin"),
            Contract.Read.duration("opinionWithin"),
            Contract.Read.duration("reviewWithin"),
            Contract.Read.word("reviewers"),
            Contract.Read.duration("quickChange"),
            Contract.Read.word("reason"));

    private static final String PROJECT_TEAMS = "project-teams";
    private static final String PROJECT_OWNERS = "project-owners";

    private final Tables tables;
    private final Catalogue catalogue;
    private final KnownTeams knownTeams;

    public WorkOutBreakGlass(Tables tables, Catalogue catalogue, KnownTeams knownTeams) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.knownTeams = knownTeams;
    }

    /**
     * @param debt whether the team owes something overdue of earlier sessions
     * @throws Refused if the table leaves it open, or goes below a floor
     */
    public BreakGlassTerms terms(String severity, String project, boolean debt, boolean rehearsal) {
        var answer = tables.ask(
                Tables.BREAK_GLASS_TERMS, Map.of("severity", severity, "debt", debt, "rehearsal", rehearsal));
        var terms = read(answer, catalogue.project(project).orElseThrow());
        BreakGlassFloors.hold(new BreakGlassFloors.Draft(severity, terms));
        return terms;
    }

    /** The narrowest of what the table says for the environments. @throws Refused if it leaves one open */
    public Reach reach(String action, Set<String> environments, String severity) {
        return environments.stream()
                .map(environment ->
                        catalogue.environment(environment).orElseThrow().production())
                .distinct()
                .map(production -> Reach.of(tables.ask(
                                Tables.BREAK_GLASS_REACH,
                                Map.of("action", action, "production", production, "severity", severity))
                        .one()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What the program makes of the table's answer; floors are not held here. @throws Refused if it has no meaning */
    public BreakGlassTerms read(Answer answer, Project project) {
        var row = answer.one();
        return new BreakGlassTerms(
                teams(row, "openers", project),
                row.flag("coSigned"),
                row.duration("longest"),
                row.duration("longestWidened"),
                row.whole("budget"),
                row.whole("budgetWidened"),
                row.duration("idleLimit"),
                row.duration("permitLife"),
                teams(row, "coSigners", project),
                teams(row, "told", project),
                row.duration("closeWithin"),
                row.duration("opinionWithin"),
                row.duration("reviewWithin"),
                teams(row, "reviewers", project),
                row.duration("quickChange"),
                answer.hits(),
                List.of(answer.table()));
    }

    private Set<String> teams(Row row, String column, Project project) {
        var named = Arrays.stream(row.word(column).split(","))
                .map(String::strip)
                .flatMap(word -> team(word, project))
                .collect(Collectors.toUnmodifiableSet());
        named.stream().filter(team -> !knownTeams.contains(team)).findFirst().ifPresent(team -> {
            throw new Refused(PolicyRefusal.unreadable(
                    row.table(),
                    "rule " + row.rule() + " names the team \"" + team + "\", which the directory does not know"));
        });
        return named;
    }

    private static Stream<String> team(String word, Project project) {
        return switch (word) {
            case PROJECT_TEAMS -> project.teams().stream();
            case PROJECT_OWNERS -> Stream.of(project.ownersTeam());
            default -> Stream.of(word);
        };
    }
}
