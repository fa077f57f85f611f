package dev.countersign.platform.web;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A random value that all nodes of an installation share, made at its first start. It seals what is handed to callers
 * and comes back; it signs nothing that a law depends on (those keys live outside the database).
 */
@Component
final class InstallationSecret {

    private final byte[] secret;

    InstallationSecret(JdbcClient jdbc) {
        jdbc.sql("insert into countersign.installation (secret) values (?) on conflict do nothing")
                .param(random())
                .update();
        this.secret = jdbc.sql("select secret from countersign.installation")
                .query(byte[].class)
                .single();
    }

    byte[] bytes() {
        return secret;
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
