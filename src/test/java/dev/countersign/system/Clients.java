package dev.countersign.system;

import dev.countersign.Api;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * People and pipelines who take change after change through its life, whatever becomes of the application: what is not
 * acknowledged they send again, with the same Idempotency-Key, once it is back.
 */
final class Clients {

    /** Acts that were sent again; how many of them had happened, unknown to their client. */
    final AtomicInteger repeated = new AtomicInteger();

    final AtomicInteger hadHappened = new AtomicInteger();
    final AtomicInteger lives = new AtomicInteger();

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Whereabouts whereabouts = new Whereabouts();
    private final CountDownLatch atWork;
    private volatile boolean leaving;

    private Clients(int number) {
        this.atWork = new CountDownLatch(number);
    }

    static Clients start(int number, long seed) {
        var clients = new Clients(number);
        IntStream.range(0, number).forEach(i -> {
            var thread = new Thread(() -> clients.work(new Random(seed + i)), "client-" + i);
            thread.setDaemon(true);
            thread.start();
        });
        return clients;
    }

    void findItAt(String url) {
        whereabouts.are(url);
    }

    void loseIt() {
        whereabouts.are(null);
    }

    /** Lets them end what they have begun. */
    void finish() throws InterruptedException {
        leaving = true;
        if (!atWork.await(5, TimeUnit.MINUTES)) {
            surprises.add("Clients do not come to an end");
        }
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    int acknowledgements() {
        return acknowledgements.get();
    }

    /** Answers that no client should ever get. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Sends it until it is answered. */
    Api.Answer act(Sent act) throws InterruptedException {
        for (boolean again = false; ; again = true) {
            var url = whereabouts.await();
            var answer = act.to(url).filter(given -> settles(act, given));
            if (answer.isPresent()) {
                note(act, answer.get(), again);
                return answer.get();
            }
            whereabouts.awaitNewsAfter(url);
        }
    }

    /** Whether the answer leaves neither open what has happened nor asks for another try. */
    private boolean settles(Sent act, Api.Answer answer) {
        if (answer.status() >= 500 && answer.status() != 503) {
            surprises.add(act + ": " + answer.status() + " " + answer.body());
        }
        return answer.status() < 500 && !answer.code().equals("lost_race");
    }

    private void note(Sent act, Api.Answer answer, boolean again) {
        if (again) {
            repeated.incrementAndGet();
            hadHappened.addAndGet(Acknowledged.replayed(answer) ? 1 : 0);
        }
        if (answer.status() < 300) {
            acknowledged.add(Acknowledged.of(act, answer));
            acknowledgements.incrementAndGet();
        }
    }

    private void work(Random random) {
        try {
            while (!leaving) {
                new Life(this, random).live();
                lives.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            surprises.add(Thread.currentThread().getName() + " gives up: " + e);
        } finally {
            atWork.countDown();
        }
    }
}
