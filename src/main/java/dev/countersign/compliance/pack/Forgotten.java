package dev.countersign.compliance.pack;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The persons who were erased, and their accounts: what they wrote and were called is in no pack. */
record Forgotten(Set<String> persons, Set<String> accounts) {

    /** @param account who wrote it */
    @Nullable
    String words(String account, @Nullable String text) {
        return text != null && accounts.contains(account) ? PackEntry.ERASED : text;
    }

    @Nullable
    String account(@Nullable String account) {
        return account != null && accounts.contains(account) ? PackEntry.ERASED : account;
    }

    @Nullable
    String person(@Nullable String person) {
        return person != null && persons.contains(person) ? PackEntry.ERASED : person;
    }

    List<String> accounts(Collection<String> some) {
        return some.stream()
                .map(account -> accounts.contains(account) ? PackEntry.ERASED : account)
                .toList();
    }
}
