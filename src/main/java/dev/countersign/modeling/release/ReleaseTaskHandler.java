package dev.countersign.modeling.release;

import dev.countersign.approval.OpenTask;
import dev.countersign.approval.TaskHandler;
import dev.countersign.platform.forms.FormValues;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Completing the task of a release is deciding: the same rules, the same refusals as by {@code POST …/decisions}. */
@Component
final class ReleaseTaskHandler implements TaskHandler {

    private final DecideRelease decideRelease;
    private final Releases releases;

    ReleaseTaskHandler(DecideRelease decideRelease, Releases releases) {
        this.decideRelease = decideRelease;
        this.releases = releases;
    }

    @Override
    public String key() {
        return ReleaseLifecycle.TASK;
    }

    @Override
    public Map<String, Object> data(OpenTask task) {
        var release = releases.get(id(task));
        return Map.of("model", release.name().file(), "summary", release.summary(), "digest", release.digest());
    }

    @Override
    public void complete(OpenTask task, Map<String, Object> values) {
        var form = new FormValues(values);
        decideRelease.decide(
                id(task), new DecideRelease.Judgement(form.text("verdict"), form.text("reason"), form.text("digest")));
    }

    private static String id(OpenTask task) {
        return Objects.requireNonNull(task.businessKey());
    }
}
