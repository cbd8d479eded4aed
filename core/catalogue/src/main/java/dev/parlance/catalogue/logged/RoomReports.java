package dev.parlance.catalogue.logged;

import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to the other servers up to which number there are entries of a room. What is reported while a report is on its way is
 * put together, and nothing but names and numbers travels: each server reads the log for the rooms that it has members of.
 */
final class RoomReports {
    private static final Logger logger = LoggerFactory.getLogger(RoomReports.class);
    private static final int BATCH = 100;

    private final Namespace<?> namespace;
    private final String event;
    private final BlockingExecutor executor;
    private final ObjLongConsumer<String> receive;
    private final Map<String, Long> pending = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** @param receive takes the reports of other servers: a room and a number */
    RoomReports(Namespace<?> namespace, String kind, BlockingExecutor executor, ObjLongConsumer<String> receive) {
        this.namespace = namespace;
        this.event = "parlance:logged:" + kind;
        this.executor = executor;
        this.receive = receive;
    }

    /** Listens to the other servers. */
    Registration listen() {
        return namespace.untyped().onServerSideEmit(event, (arguments, ack) -> {
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                received(arguments.get(i), arguments.get(i + 1));
            }
        });
    }

    private void received(@Nullable Object room, @Nullable Object number) {
        if (room instanceof String name && number instanceof Number value && value.longValue() > 0) {
            receive.accept(name, value.longValue());
        } else {
            logger.debug("A malformed report of another server is left out");
        }
    }

    /** Reports a number, a moment later. */
    void report(String room, long number) {
        pending.merge(room, number, Math::max);
        if (scheduled.compareAndSet(false, true)) {
            executor.executeAlways(this::send);
        }
    }

    private void send() {
        scheduled.set(false);
        List<Object> batch = new ArrayList<>();
        for (String room : pending.keySet()) {
            Long number = pending.remove(room);
            if (number != null) {
                batch.add(room);
                batch.add(number);
            }
            if (batch.size() >= 2 * BATCH) {
                send(batch);
            }
        }
        send(batch);
    }

    private void send(List<Object> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            namespace.untyped().serverSideEmit(event, batch.toArray());
        } catch (RuntimeException e) {
            logger.debug("Other servers could not be notified; they will find it in the log", e);
        }
        batch.clear();
    }
}
