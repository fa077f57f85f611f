package dev.countersign.system;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where the application listens at the moment; its clients wait here while it is down. */
final class Whereabouts {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private @Nullable String url;

    void are(@Nullable String where) {
        lock.lock();
        try {
            url = where;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it listens somewhere. */
    String await() throws InterruptedException {
        lock.lock();
        try {
            while (url == null) {
                news.await();
            }
            return url;
        } finally {
            lock.unlock();
        }
    }

    /** Where it did not answer: waits until it has moved, or for a moment, since it may recover. */
    void awaitNewsAfter(String known) throws InterruptedException {
        lock.lock();
        try {
            long left = Duration.ofMillis(200).toNanos();
            while (known.equals(url) && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
