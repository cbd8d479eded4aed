package dev.parlance.internal.server.event;

import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.socket.AckException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The acks that one socket's client has not sent yet. Each ends exactly once: with an answer, a timeout, or the
 * disconnect.
 */
public final class PendingAcks {
    private final Timers timers;
    private @Nullable Map<Long, Pending> pending;
    private long nextId;
    private boolean closed;

    /**
     * Receives an ack, or the reason why there is none. Called once, on an event loop or the timer's thread: must not
     * block.
     */
    public interface Callback {
        /**
         * The ack has come.
         *
         * @param values supplies them, which is work and not for an event loop; throws {@code RefusedException} if they are
         *     not in the client's format
         */
        void answered(Supplier<IncomingArguments> values);

        /** No ack will come. */
        void failed(AckException.Reason reason);

        /** Whether it receives the acks of many. */
        default boolean isBroadcast() {
            return false;
        }
    }

    private record Pending(Callback callback, Timers.Timer timer) {}

    public PendingAcks(Timers timers) {
        this.timers = timers;
    }

    /**
     * Expects an ack; returns its id, or {@link Packet#NO_ACK} if the socket has disconnected, which the callback was
     * notified of.
     */
    public long expect(Duration deadline, Callback callback) {
        synchronized (this) {
            if (!closed) {
                long id = nextId++;
                if (pending == null) {
                    pending = new HashMap<>(4);
                }
                pending.put(id, new Pending(callback, timers.schedule(deadline, () -> expire(id))));
                return id;
            }
        }
        callback.failed(AckException.Reason.DISCONNECTED);
        return Packet.NO_ACK;
    }

    /** Whether an ack of that id is pending. */
    public synchronized boolean isPending(long id) {
        return pending != null && pending.containsKey(id);
    }

    /** An ack has come; one that is not pending is ignored. */
    public void answered(long id, Supplier<IncomingArguments> values) {
        Pending answered = take(id);
        if (answered != null) {
            answered.timer.cancel();
            answered.callback.answered(values);
        }
    }

    /** The socket has disconnected. */
    public void close() {
        List<Pending> all;
        synchronized (this) {
            closed = true;
            all = pending == null ? List.of() : List.copyOf(pending.values());
            pending = null;
        }
        for (Pending one : all) {
            one.timer.cancel();
            one.callback.failed(AckException.Reason.DISCONNECTED);
        }
    }

    private void expire(long id) {
        Pending expired = take(id);
        if (expired != null) {
            expired.callback.failed(AckException.Reason.TIMEOUT);
        }
    }

    private synchronized @Nullable Pending take(long id) {
        return pending == null ? null : pending.remove(id);
    }
}
