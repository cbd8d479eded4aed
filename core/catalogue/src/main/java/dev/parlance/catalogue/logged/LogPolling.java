package dev.parlance.catalogue.logged;

import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Scheduler;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again for entries that no server has reported: adapters may lose what is sent. */
final class LogPolling {
    private static final Logger logger = LoggerFactory.getLogger(LogPolling.class);

    private final LoggedNamespace rooms;
    private final Scheduler scheduler;
    private final BlockingExecutor executor;
    private final AtomicBoolean ended = new AtomicBoolean();

    LogPolling(Namespace<?> namespace, LoggedNamespace rooms) {
        this.rooms = rooms;
        this.scheduler = namespace.server().scheduler();
        this.executor = namespace.blockingExecutor().named("logged");
    }

    /** Begins; removed, it ends. */
    Registration start() {
        next();
        return () -> ended.set(true);
    }

    private void next() {
        scheduler.schedule(LoggedRooms.MAX_DELAY, () -> executor.executeAlways(this::poll));
    }

    private void poll() {
        if (ended.get()) {
            return;
        }
        try {
            rooms.reportStored();
        } catch (RuntimeException e) {
            logger.debug("The log could not be read; it will be tried again", e);
        } finally {
            next();
        }
    }
}
