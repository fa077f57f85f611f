package dev.countersign.directory;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the directory.
 *
 * @param file whom to add at the first start; none: the demo people, under the demo profile only
 * @param tokens API tokens by account. An account named in an environment variable loses its hyphens, so they do not
 *     count
 */
@ConfigurationProperties("countersign.directory")
record DirectorySettings(@Nullable Path file, Map<String, String> tokens) {

    DirectorySettings {
        tokens = tokens == null ? Map.of() : Map.copyOf(tokens);
    }

    Optional<String> tokenOf(String account) {
        return tokens.entrySet().stream()
                .filter(entry -> sameName(entry.getKey(), account))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static boolean sameName(String key, String account) {
        return key.equals(account) || bare(key).equals(bare(account));
    }

    private static String bare(String name) {
        return name.replaceAll("[^a-zA-Z0-9]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "DirectorySettings[" + file + ", " + tokens.keySet() + "]";
    }
}
