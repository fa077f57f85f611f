package dev.countersign.modeling.tables;

import dev.countersign.modeling.CheckFinding;
import dev.countersign.modeling.ModelKind;
import dev.countersign.modeling.ModelName;
import dev.countersign.modeling.ModelRules;
import dev.countersign.policy.Catalogue;
import dev.countersign.policy.Feel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at a file of decision tables: at each for itself, and at what they say together with those in force. */
@Component
final class CheckTables implements ModelRules {

    private final Feel.Source feel;
    private final Vocabulary vocabulary;
    private final TablesInForce inForce;
    private final CheckTogether together;

    CheckTables(Feel.Source feel, Catalogue catalogue, TablesInForce inForce, CheckTogether together) {
        this.feel = feel;
        this.vocabulary = new Vocabulary(catalogue);
        this.inForce = inForce;
        this.together = together;
    }

    @Override
    public List<CheckFinding> look(ModelName name, byte[] content) {
        if (name.kind() != ModelKind.DMN) {
            return List.of();
        }
        var draft = DraftOfTables.of(name, content, inForce.files());
        var findings = new ArrayList<>(HouseRules.of(draft.file()));
        findings.addAll(draft.twice());
        var readable = findings.stream().noneMatch(HouseRules::leavesNothingToRead);
        for (var family : draft.families()) {
            findings.addAll(family(draft, family, readable));
        }
        return List.copyOf(findings);
    }

    private List<CheckFinding> family(DraftOfTables draft, Family family, boolean readable) {
        var findings = new ArrayList<CheckFinding>();
        var own = feel.fresh();
        var group = group(draft, family, draft.then(), own, findings);
        draft.tables(family).forEach(table -> findings.addAll(TableFindings.of(group.member(table), own)));
        var missing = family.missing(draft.then());
        if (!missing.isEmpty()) {
            findings.add(CheckFinding.error(
                    "table_missing",
                    null,
                    "There is no table " + Wording.either(missing) + ", and the program asks for it.",
                    "Put it back."));
        } else if (readable && group.isSound()) {
            findings.addAll(together.look(draft, family, group, () -> now(draft, family)));
        } else if (family.isAsked()) {
            findings.add(CheckFinding.note(
                    "not_gone_through",
                    null,
                    "What " + Wording.and(family.tables())
                            + " say together was not looked at, since not all of what they" + " say can be read."));
        }
        return findings;
    }

    /** The same tables as they are in force. */
    private Group now(DraftOfTables draft, Family family) {
        return group(draft, family, draft.now(), feel.fresh(), new ArrayList<>());
    }

    private Group group(
            DraftOfTables draft, Family family, DraftOfTables.Beside beside, Feel own, List<CheckFinding> findings) {
        return Group.of(family.of(beside), family.always(), vocabulary, own, (table, finding) -> {
            if (draft.names().contains(table)) {
                findings.add(finding);
            }
        });
    }
}
