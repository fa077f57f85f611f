package dev.countersign.directory;

import dev.countersign.platform.Refusal;
import dev.countersign.platform.Refused;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords of local accounts. They exist under the {@code demo} profile only. */
@Component
public final class Passwords {

    static final String DEMO = "demo";

    /** What a hash of the strength below begins with: one that is dearer is of a password that somebody chose. */
    private static final String CHEAP = "$2a$04$";

    private static final int SHORTEST = 12;
    private static final int BCRYPT_TAKES = 72;

    // A word that everybody knows needs no slow hash, and Basic checks it at every request: at strength 10 that would
    // be most of the time of a request.
    private final BCryptPasswordEncoder demoEncoder = new BCryptPasswordEncoder(4);
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    private final String hashOfNobody = demoEncoder.encode("nobody");
    private final String hashOfDemo = demoEncoder.encode(DEMO);
    private final boolean inUse;

    Passwords(Environment environment) {
        this.inUse = environment.acceptsProfiles(Profiles.of(DEMO));
    }

    public boolean inUse() {
        return inUse;
    }

    /** Takes about as long where there is no hash, so that the time does not tell which accounts exist. */
    public boolean matches(String password, @Nullable String hash) {
        return encoder.matches(password, hash == null ? hashOfNobody : hash) && hash != null;
    }

    /** Whether it is the hash of the word that everybody knows. */
    boolean isDemo(String hash) {
        return hash.startsWith(CHEAP) && demoEncoder.matches(DEMO, hash);
    }

    String hashOfDemo() {
        return hashOfDemo;
    }

    /** The hash of a password that somebody chose. */
    String hash(String field, String password) {
        if (!inUse) {
            throw new Refused(Refusal.unprocessable(
                    "passwords_off",
                    "Accounts have passwords only under the demo profile.",
                    "Leave the password out and sign in with an API token."));
        }
        var input = new Input();
        if (password.length() < SHORTEST || password.getBytes(StandardCharsets.UTF_8).length > BCRYPT_TAKES) {
            input.wrong(field, "must have at least " + SHORTEST + " characters and at most " + BCRYPT_TAKES + " bytes");
        }
        input.mustBeRight();
        return encoder.encode(password);
    }
}
