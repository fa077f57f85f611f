package dev.countersign.approval;

import dev.countersign.change.Proposal;
import dev.countersign.change.Review.ItemView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rejections ask to be put right, and the answers. */
@Component
final class RemediationItems {

    private final JdbcClient jdbc;

    RemediationItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Decision decision, List<Judgement.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            jdbc.sql("""
                            insert into countersign.remediation_item (decision_id, position, change_id, item, owner)
                            values (?, ?, ?, ?, ?)""")
                    .params(
                            decision.id(),
                            i + 1,
                            decision.changeId(),
                            items.get(i).item(),
                            items.get(i).owner())
                    .update();
        }
    }

    /** By decision id, each in order. */
    Map<String, List<ItemView>> of(String changeId) {
        var byDecision = new LinkedHashMap<String, List<ItemView>>();
        jdbc.sql("select * from countersign.remediation_item where change_id = ? order by decision_id, position")
                .param(changeId)
                .query(row -> {
                    var decision = row.getString("decision_id");
                    byDecision
                            .computeIfAbsent(decision, id -> new ArrayList<>())
                            .add(new ItemView(
                                    decision + "/" + row.getInt("position"),
                                    row.getString("item"),
                                    row.getString("owner"),
                                    row.getString("answer"),
                                    row.getObject("answered_in", Integer.class)));
                });
        return byDecision;
    }

    /** Items of standing rejections that nobody has answered, by the change's id. */
    Map<String, Integer> countOpen(Collection<String> changeIds) {
        var open = new HashMap<String, Integer>();
        if (!changeIds.isEmpty()) {
            jdbc.sql("""
                            select i.change_id, count(*) as items from countersign.remediation_item i
                            join countersign.decision d on d.id = i.decision_id and d.superseded_by is null
                            where i.change_id = any (?) and i.answer is null group by i.change_id""").param(changeIds.toArray(String[]::new)).query(row -> {
                open.put(row.getString("change_id"), row.getInt("items"));
            });
        }
        return open;
    }

    void answer(Proposal.Answer answer, int revision) {
        jdbc.sql("""
                        update countersign.remediation_item set answer = ?, answered_in = ?
                        where decision_id || '/' || position = ? and decision_id = split_part(?, '/', 1)""")
                .params(answer.answer(), revision, answer.item(), answer.item())
                .update();
    }
}
