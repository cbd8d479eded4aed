package dev.parlance.redis.platform;

import dev.parlance.socket.Registration;
import dev.parlance.socket.Revocation;
import dev.parlance.socket.Revocations;
import dev.parlance.socket.SharedRevocations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link SharedRevocations} in Redis. Read a few times a second rather than sent: then none can be missed, however long Redis was
 * away. Those of this server are noted until their time is over, and written again if Redis has lost them.
 */
final class RedisRevocations implements SharedRevocations, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisRevocations.class);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RevocationEntries entries;
    private final List<Consumer<Revocation>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread;

    /** What this server has revoked, by what it is. Guarded by itself. */
    private final Map<String, LocalRevocation> revoked = new LinkedHashMap<>();

    /** The number of the last one that listeners know. For the thread, as what follows. */
    private long known;

    private String epoch = "";

    private static final class LocalRevocation {
        private final Revocation revocation;
        private final long end;
        private boolean isWritten;

        LocalRevocation(Revocation revocation) {
            this.revocation = revocation;
            this.end = System.nanoTime() + Math.min(revocation.keptFor().getSeconds(), 3_000_000_000L) * 1_000_000_000L;
        }

        Duration left() {
            return Duration.ofNanos(end - System.nanoTime());
        }
    }

    RedisRevocations(RevocationEntries entries) {
        this.entries = entries;
        this.thread = NodeLoop.thread("parlance-redis-revocations");
        thread.scheduleWithFixedDelay(this::exchange, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void add(Revocation revocation) {
        synchronized (revoked) {
            if (revoked.size() >= Revocations.MAX_KEPT) {
                revoked.values().removeIf(each -> each.left().isNegative());
            }
            if (revoked.size() >= Revocations.MAX_KEPT) {
                log.error("A revocation is not shared: {} others of this server are kept", revoked.size());
                return;
            }
            revoked.put(RevocationText.key(revocation), new LocalRevocation(revocation));
        }
        try {
            thread.execute(this::exchange);
        } catch (RejectedExecutionException closed) {
            log.warn("A revocation is not shared: what is shared in Redis is closed");
        }
    }

    @Override
    public Registration listen(Consumer<Revocation> listener) {
        thread.execute(() -> {
            listeners.add(listener);
            known = 0;
        });
        return () -> listeners.remove(listener);
    }

    private void exchange() {
        if (!entries.store().isAvailable()) {
            return;
        }
        try {
            write();
            read();
        } catch (RuntimeException e) {
            log.debug("Revocations could not be shared; trying again", e);
        }
    }

    private void write() {
        for (LocalRevocation each : unwritten()) {
            Duration left = each.left();
            if (!left.isNegative() && !entries.add(each.revocation, left)) {
                log.error("A revocation is not shared: {} others are kept in Redis", Revocations.MAX_KEPT);
            }
            each.isWritten = true;
        }
    }

    private List<LocalRevocation> unwritten() {
        synchronized (revoked) {
            return revoked.values().stream().filter(each -> !each.isWritten).toList();
        }
    }

    private void read() {
        RevocationEntries.Page page;
        do {
            page = entries.after(epoch, known);
            if (!epoch.isEmpty() && !page.epoch().equals(epoch)) {
                writeAgain();
            }
            epoch = page.epoch();
            known = page.next();
            page.revocations().forEach(this::notifyListeners);
        } while (!page.isAll());
    }

    /** Redis has lost them. */
    private void writeAgain() {
        synchronized (revoked) {
            revoked.values().forEach(each -> each.isWritten = false);
        }
        log.warn("Redis has lost what was revoked; what this server has revoked is written again");
    }

    private void notifyListeners(Revocation revocation) {
        for (Consumer<Revocation> listener : listeners) {
            try {
                listener.accept(revocation);
            } catch (RuntimeException e) {
                log.error("A revocation of another server does not count here", e);
            }
        }
    }

    @Override
    public void close() {
        NodeLoop.end(thread);
    }
}
