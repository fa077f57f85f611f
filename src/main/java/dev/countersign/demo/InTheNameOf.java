package dev.countersign.demo;

import dev.countersign.directory.Directory;
import dev.countersign.platform.Actor;
import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Acts as a demo account that has not signed in; the record says so by method and door. MUST NOT exist outside of the
 * demo profile: elsewhere an account stands for somebody.
 */
@Component
@Profile("demo")
final class InTheNameOf {

    private final Directory directory;

    InTheNameOf(Directory directory) {
        this.directory = directory;
    }

    <T> T act(String account, Supplier<T> what) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor(account), "", List.of()));
        SecurityContextHolder.setContext(context);
        try {
            return what.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private Actor actor(String id) {
        var account = directory
                .account(id)
                .filter(found -> found.active())
                .orElseThrow(() -> new Refused(Refusal.notFound("account", id)));
        return new Actor(account.id(), account.person(), account.service(), "system", "start-up");
    }
}
