package dev.countersign.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims, releases and completes user tasks that no rule of ours stands behind. */
public interface TaskWork {

    void assign(String task, @Nullable String account);

    void complete(String task, Map<String, Object> variables);
}
