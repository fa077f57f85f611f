package dev.countersign.modeling;

import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Ids;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refusal.FieldError;
import dev.countersign.platform.Refused;
import dev.countersign.platform.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What those who see a draft say about it. */
@Component
public class CommentOnDraft {

    private final JdbcClient jdbc;
    private final ProcessOwners owners;
    private final Drafts drafts;
    private final DatabaseTime time;

    CommentOnDraft(JdbcClient jdbc, ProcessOwners owners, Drafts drafts, DatabaseTime time) {
        this.jdbc = jdbc;
        this.owners = owners;
        this.drafts = drafts;
        this.time = time;
    }

    /** In their order. */
    public List<DraftComment> on(String draft) {
        owners.looking();
        drafts.get(draft);
        return jdbc.sql(
                        "select id, element, text, account, at from countersign.model_comment where draft = ? order by id"
                                + " limit 1000")
                .param(draft)
                .query((row, n) -> new DraftComment(
                        row.getString("id"),
                        row.getString("element"),
                        row.getString("text"),
                        row.getString("account"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    @Transactional
    public DraftComment comment(String draft, @Nullable String text, @Nullable String element) {
        var actor = owners.looking();
        var errors = new ArrayList<FieldError>();
        Text.prose("text", text, 2_000, errors);
        Text.allow("element", element, Text.line(200), errors);
        if (!errors.isEmpty()) {
            throw new Refused(Refusal.invalid(errors));
        }
        EditDraft.requireOpen(drafts.lock(draft));
        var comment = new DraftComment(
                Ids.next(Ids.COMMENT), element, String.valueOf(text), actor.account(), time.afterLock());
        jdbc.sql("insert into countersign.model_comment (id, draft, element, text, account, person, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        comment.id(),
                        draft,
                        element,
                        comment.text(),
                        comment.account(),
                        actor.person(),
                        DatabaseTime.sql(comment.at()))
                .update();
        return comment;
    }
}
