package dev.countersign.directory;

import dev.countersign.platform.StartUpNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the directory before the first request comes in, and says on the console what one needs to sign in. */
@Component
final class FirstStart implements SmartInitializingSingleton, StartUpNotice {

    private final DirectorySettings settings;
    private final Passwords passwords;
    private final People people;
    private final SeedDirectory seedDirectory;
    private final StartUpTokens startUpTokens;
    private final TransactionTemplate transaction;
    private final List<String> lines = new ArrayList<>();

    FirstStart(
            DirectorySettings settings,
            Passwords passwords,
            People people,
            SeedDirectory seedDirectory,
            StartUpTokens startUpTokens,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.passwords = passwords;
        this.people = people;
        this.seedDirectory = seedDirectory;
        this.startUpTokens = startUpTokens;
        this.transaction = transaction;
    }

    @Override
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void afterSingletonsInstantiated() {
        lines.clear();
        transaction.executeWithoutResult(status -> {
            if (people.none()) {
                fill();
            }
            startUpTokens.applyConfigured();
        });
    }

    private void fill() {
        var source = source();
        if (source == null) {
            lines.add(
                    "The directory is empty, so nobody can sign in. Give countersign.directory.file and start again.");
            return;
        }
        var file = read(source);
        var issued = seedDirectory.seed(file);
        if (passwords.inUse()) {
            var ids = file.people().stream().flatMap(human -> human.accountIds().stream());
            lines.add(
                    "Demo accounts, all with the password " + Passwords.DEMO + ": " + String.join(", ", ids.toList()));
        }
        issued.forEach(token ->
                lines.add("API token of " + token.token().account() + ", shown only this once: " + token.secret()));
    }

    private @Nullable Resource source() {
        if (settings.file() != null) {
            return new FileSystemResource(settings.file());
        }
        return passwords.inUse() ? new ClassPathResource("config/directory.yaml") : null;
    }

    private static DirectoryFile read(Resource source) {
        try {
            return DirectoryFile.read(source.getDescription(), source.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("The directory file " + source.getDescription() + " cannot be read", e);
        }
    }
}
