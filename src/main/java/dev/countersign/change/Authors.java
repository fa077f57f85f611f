package dev.countersign.change;

import dev.countersign.directory.Account;
import dev.countersign.directory.Directory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who made a change: the requester, whoever they name, and whoever submitted a revision. A service account stands for its owner. */
@Component
final class Authors {

    /** Accounts, and the persons behind them. */
    record Made(List<String> accounts, Set<String> persons) {}

    private final Directory directory;

    Authors(Directory directory) {
        this.directory = directory;
    }

    Made of(Proposal proposal, String... besides) {
        var accounts = new LinkedHashSet<>(List.of(besides));
        accounts.addAll(proposal.authorsOrNone());
        var persons = accounts.stream()
                .map(account -> directory.account(account).map(Account::person).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
        return new Made(List.copyOf(accounts), persons);
    }
}
