package dev.countersign.directory;

import dev.countersign.platform.CurrentActor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a right away because an access review came to it: the reviewer's own act, who need not administer. Each of them MUST
 * be called only by who has checked that the actor was named to review that very right. The rest of the directory's rules hold:
 * nobody takes their own away, and an administrator remains.
 */
@Component
public class RevokeReviewed {

    private final Administrators administrators;
    private final RemoveMember removeMember;
    private final RevokeToken revokeToken;
    private final CurrentActor currentActor;

    RevokeReviewed(
            Administrators administrators,
            RemoveMember removeMember,
            RevokeToken revokeToken,
            CurrentActor currentActor) {
        this.administrators = administrators;
        this.removeMember = removeMember;
        this.revokeToken = revokeToken;
        this.currentActor = currentActor;
    }

    /** @return false where it had ended already */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean membership(String team, String person, String review) {
        administrators.lock();
        return removeMember.end(team, person, currentActor.get(), review);
    }

    /** @return false where it was revoked already */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean token(String id, String review) {
        return revokeToken.revoke(id, currentActor.get(), review);
    }
}
