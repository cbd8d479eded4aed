package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.order.FailureLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That this node lives: renews its lease, notices when others' have run out, and has the tasks do what follows. The lease has a
 * thread of its own, so that no task can make it run out. All times are of Redis' clock.
 */
final class NodeLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NodeLoop.class);
    private static final FailureLog failures = new FailureLog(NodeLoop.class);

    private static final Script RENEW = Script.named("lease-renew");
    private static final Script DEAD = Script.named("lease-dead");
    private static final Script FORGET = Script.named("lease-forget");
    private static final int MAX_DEAD = 100;
    private static final int TURNS_PER_LEASE = 10;

    private final RedisStore store;
    private final Keys keys;
    private final String node;
    private final Duration lease;
    private final List<NodeTask> tasks = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService leaseThread = thread("parlance-redis-lease");
    private final ScheduledExecutorService taskThread = thread("parlance-redis-tasks");

    NodeLoop(RedisStore store, Keys keys, String node, Duration lease) {
        this.store = store;
        this.keys = keys;
        this.node = node;
        this.lease = lease;
    }

    /** One daemon thread of that name. */
    static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void add(NodeTask task) {
        tasks.add(task);
    }

    void start() {
        long pause = Math.max(lease.toMillis() / TURNS_PER_LEASE, 1);
        leaseThread.scheduleWithFixedDelay(this::renew, 0, pause, TimeUnit.MILLISECONDS);
        taskThread.scheduleWithFixedDelay(this::turn, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            boolean wasAvailable = store.isAvailable();
            List<String> arguments = new ArrayList<>(List.of(node, Long.toString(lease.toMillis())));
            tasks.forEach(task -> arguments.addAll(task.leftOf(node)));
            List<String> names = List.of(keys.leases(), keys.leftBy(node));
            boolean held = store.probe(RENEW, names, arguments.toArray(String[]::new)) == 1;
            if (!held || !wasAvailable) {
                tasks.forEach(NodeTask::leaseLost);
            }
        } catch (RuntimeException e) {
            log.debug("The lease could not be renewed", e);
        }
    }

    private void turn() {
        if (!store.isAvailable()) {
            return;
        }
        run("look for dead servers", this::bury);
        tasks.forEach(task -> run("keep what servers share", task::run));
    }

    private void bury() {
        for (String dead : store.texts(DEAD, List.of(keys.leases()), Integer.toString(MAX_DEAD))) {
            if (!dead.equals(node)) {
                tasks.forEach(task -> run("clean up after a dead server", () -> task.died(dead)));
                store.number(FORGET, List.of(keys.leases(), keys.leftBy(dead)), dead);
            }
        }
    }

    private void run(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (store.isAvailable()) {
                failures.failed("Could not " + what + "; trying again", e);
            }
        }
    }

    /** Ends it. The lease runs out by itself: until then its users may come back to another server without having been away. */
    @Override
    public void close() {
        end(leaseThread);
        end(taskThread);
    }

    /** Ends it, interrupting what it does. */
    static void end(ScheduledExecutorService thread) {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                log.warn("A thread of what servers share does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
