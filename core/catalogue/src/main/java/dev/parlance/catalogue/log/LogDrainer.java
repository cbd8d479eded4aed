package dev.parlance.catalogue.log;

import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the entries of a log: those that are appended here at once, by whoever calls {@link #drain}; what could not be
 * delivered, after a while; what a server has left that has crashed, when its lease has run out. May be used from any thread.
 *
 * <p>An entry that cannot be delivered holds up its stream, and no other. It is tried again after 100 ms, then after twice
 * as long each time, at most 5 s; after {@value #MAX_RETRIES} times it is given up, which the log has as an error. As long as
 * a database fails ({@link StorageException}), nothing is given up.
 */
public final class LogDrainer {
    /** How many times an entry is tried again before it is given up. */
    public static final int MAX_RETRIES = 8;

    private static final Logger logger = LoggerFactory.getLogger(LogDrainer.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);
    private static final int MAX_STREAMS = 100;

    // Long enough that what is noted as delivered has left this process.
    private static final Duration CHECKPOINT = Duration.ofMillis(100);

    private final OrderedLog log;
    private final Namespace<?> namespace;
    private final Scheduler scheduler;
    private final BlockingExecutor executor;
    private final Consumer<? super LogEntry> deliver;
    private final LogTrimmer trimmer;
    private final AtomicBoolean checkpointScheduled = new AtomicBoolean();
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();

    /** A stream whose next entry could not be delivered. */
    private record Failing(int retries, boolean isScheduled) {
        Duration delay() {
            Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(retries, MAX_RETRIES));
            return delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY;
        }
    }

    /**
     * A drainer of that log.
     *
     * @param namespace whose server's time and threads are used
     * @param deliver delivers an entry, to one that may have it already; may block
     */
    public LogDrainer(OrderedLog log, Namespace<?> namespace, Consumer<? super LogEntry> deliver) {
        this.log = log;
        this.namespace = namespace;
        this.scheduler = namespace.server().scheduler();
        this.executor = namespace.blockingExecutor().named("log");
        this.deliver = deliver;
        this.trimmer = new LogTrimmer(log, scheduler, executor);
    }

    /**
     * Has entries trimmed that were delivered and are older than that, some time later and in small steps. Without this
     * nothing is trimmed.
     *
     * @param age longer than anybody reads the log back, with {@link OrderedLog#since} or {@link OrderedLog#before}
     */
    public LogDrainer keep(Duration age) {
        trimmer.keep(age);
        return this;
    }

    /**
     * Delivers on this thread what waits in a stream, as {@link OrderedLog#drain} does: call it when something was appended.
     *
     * @throws RuntimeException what delivering has thrown: it is tried again later
     */
    public void drain(String stream) {
        try {
            log.drain(stream, this::deliver);
        } finally {
            checkpointLater();
        }
    }

    /**
     * As {@link #drain}, and notes at once what was delivered: for entries that whoever receives them twice takes for two. A crash
     * within the moment between still delivers them again.
     */
    public void drainAndCheckpoint(String stream) {
        drain(stream);
        if (!log.lease().isZero()) {
            checkpoint();
        }
    }

    private void checkpointLater() {
        if (log.lease().isZero()) {
            return;
        }
        if (checkpointScheduled.compareAndSet(false, true)) {
            scheduler.schedule(CHECKPOINT, () -> executor.executeAlways(this::scheduledCheckpoint));
        }
        trimmer.trimLater();
    }

    private void scheduledCheckpoint() {
        checkpointScheduled.set(false);
        checkpoint();
    }

    private void checkpoint() {
        try {
            log.checkpoint();
        } catch (RuntimeException e) {
            logger.debug("How far streams are delivered could not be noted; it will be tried again", e);
        }
    }

    private void deliver(LogEntry entry) {
        try {
            deliver.accept(entry);
        } catch (RuntimeException | Error e) {
            if (retries(entry.stream(), e) < MAX_RETRIES) {
                throw e;
            }
            logger.error("Entry {} of a stream could not be delivered and is given up", entry.number(), e);
        }
        if (!failing.isEmpty()) {
            failing.remove(entry.stream());
        }
    }

    /** How often it was tried again; if that was not too often, it will be once more. */
    private int retries(String stream, Throwable failure) {
        int[] retries = new int[1];
        failing.compute(stream, (same, before) -> {
            if (before != null && before.isScheduled) {
                return before;
            }
            retries[0] = before == null ? 0 : before.retries + 1;
            if (failure instanceof StorageException) {
                retries[0] = Math.min(retries[0], MAX_RETRIES - 1);
            }
            Failing next = new Failing(retries[0], true);
            if (retries[0] < MAX_RETRIES) {
                scheduler.schedule(next.delay(), () -> executor.executeAlways(() -> retry(stream)));
            }
            return next;
        });
        return retries[0];
    }

    private void retry(String stream) {
        failing.computeIfPresent(stream, (same, before) -> new Failing(before.retries, false));
        tryDrain(stream);
    }

    private void tryDrain(String stream) {
        try {
            drain(stream);
        } catch (RuntimeException e) {
            logger.debug("A stream could not be drained; it will be tried again", e);
        }
    }

    /**
     * Begins to look for what others have left: at once, then again and again, unless the log ends with its process. When the namespace
     * has ended, it notes what was delivered, so that no other server delivers it again.
     *
     * @return ends that
     */
    public Registration start() {
        if (log.lease().isZero()) {
            return () -> {};
        }
        trimmer.trimLater();
        AtomicBoolean ended = new AtomicBoolean();
        executor.executeAlways(() -> sweep(ended));
        return Registration.all(namespace.onClose(this::checkpoint), () -> ended.set(true));
    }

    private void sweep(AtomicBoolean ended) {
        if (ended.get()) {
            return;
        }
        try {
            log.checkpoint();
            List<String> abandoned = log.abandoned(MAX_STREAMS);
            abandoned.forEach(this::tryDrain);
        } catch (RuntimeException e) {
            logger.debug("It could not be found out what others have left; it will be tried again", e);
        } finally {
            scheduler.schedule(log.lease().dividedBy(2), () -> executor.executeAlways(() -> sweep(ended)));
        }
    }
}
