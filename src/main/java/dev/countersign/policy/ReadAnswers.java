package dev.countersign.policy;

import dev.countersign.platform.Refused;
import java.util.List;

/** What the program makes of the answers of the tables of an approval, whoever asked for them. Floors are not held here. */
public final class ReadAnswers {

    /** What the tables say, each row read strictly. */
    public record Said(Terms terms, List<StageRule> stages, List<GateRule> gates) {}

    private final KnownTeams knownTeams;

    public ReadAnswers(KnownTeams knownTeams) {
        this.knownTeams = knownTeams;
    }

    /**
     * Reads them for a change of the project.
     *
     * @param freezes that the change touches
     * @throws Refused if a table leaves it open, gives two answers or says what has no meaning
     */
    public Said read(Project project, List<Freeze> freezes, Answer terms, Answer stages, Answer gates) {
        var teams = new TeamWords(project, freezes, knownTeams);
        return new Said(
                TermsTable.read(terms.one(), teams),
                StagesTable.read(stages, teams),
                gates.some().stream().map(GateRule::read).toList());
    }
}
