package dev.countersign.compliance;

import dev.countersign.compliance.AccessReviews.Reader;
import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.CurrentActor;
import dev.countersign.platform.DatabaseTime;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Who sees which access reviews: whoever may start them sees all, a reviewer those they were named for, and of these what they
 * were named for. What one may not see does not exist (404).
 */
@Component
public class SeeAccessReviews {

    /** @param starters teams whose members start access reviews, and see and export all of them */
    @ConfigurationProperties("countersign.access-reviews")
    public record Settings(@DefaultValue("compliance") Set<String> starters) {}

    private final Settings settings;
    private final AccessReviews reviews;
    private final AccessItems items;
    private final Directory directory;
    private final CurrentActor currentActor;
    private final DatabaseTime time;

    SeeAccessReviews(
            Settings settings,
            AccessReviews reviews,
            AccessItems items,
            Directory directory,
            CurrentActor currentActor,
            DatabaseTime time) {
        this.settings = settings;
        this.reviews = reviews;
        this.items = items;
        this.directory = directory;
        this.currentActor = currentActor;
        this.time = time;
    }

    /** The newest first. */
    public List<AccessReview> page(@Nullable String before, int limit) {
        return reviews.page(reader(), time.now(), before, limit);
    }

    /** @throws Refused 404 where there is none that the caller may see */
    public AccessReview see(String id) {
        return reviews.find(id, reader(), time.now())
                .orElseThrow(() -> new Refused(Refusal.notFound("access_review", "of that id")));
    }

    public List<AccessItem> items(String id, AccessView view, int after, int limit) {
        return items.page(see(id).id(), reader(), view, after, limit);
    }

    /** Whether the caller may start one. Holds for the moment. */
    public boolean mayStart() {
        return starts(currentActor.get());
    }

    /** The same, or a refusal. */
    Actor requireStarter() {
        var actor = currentActor.get();
        if (!starts(actor)) {
            throw new Refused(Refusal.forbidden(
                    "not_a_starter",
                    "Access reviews are started, closed and exported by members of "
                            + String.join(", ", settings.starters()) + ".",
                    "Ask one of them."));
        }
        return actor;
    }

    Reader reader() {
        var actor = currentActor.get();
        return new Reader(actor.person(), starts(actor));
    }

    private boolean starts(Actor actor) {
        return !actor.service()
                && directory.teamsOf(actor.person(), time.now()).stream().anyMatch(settings.starters()::contains);
    }
}
