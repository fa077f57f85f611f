package dev.countersign.platform.database;

import dev.countersign.platform.Signal;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGNotification;

/**
 * Gives each signal its id: its transaction, and its number within it. PostgreSQL delivers whole transactions in the order of
 * their commits to everybody who listens, so every node comes to the same ids in the same order.
 */
final class ReadSignals {

    private String transaction = "";
    private int number;

    List<Signal> read(PGNotification... notifications) {
        return Arrays.stream(notifications)
                .map(notification -> notification.getParameter().split(" ", 4))
                .filter(parts -> parts.length >= 3) // others may use the channel
                .map(this::signal)
                .toList();
    }

    private Signal signal(String... parts) {
        number = parts[2].equals(transaction) ? number + 1 : 0;
        transaction = parts[2];
        return new Signal(transaction + "." + number, parts[0], parts[1], parts.length > 3 ? parts[3] : null);
    }
}
