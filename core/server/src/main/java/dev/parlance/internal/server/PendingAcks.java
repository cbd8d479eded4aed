package dev.parlance.internal.server;

import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.AckException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The acks that one socket's client still owes. Each ends exactly once: with an answer, a timeout, or the disconnect. */
final class PendingAcks {
    private final Timers timers;
    private @Nullable Map<Long, Pending> pending;
    private long nextId;
    private boolean closed;

    /** What waits for an ack. Called once, on an event loop or the timer's thread: must not block. */
    interface Callback {
        void answered(IncomingArguments arguments);

        void failed(AckException.Reason reason);
    }

    private record Pending(Callback callback, Timers.Timer timer) {}

    PendingAcks(Timers timers) {
        this.timers = timers;
    }

    /** Expects an ack; returns its id, or -1 if the socket has disconnected, which the callback has heard already. */
    long expect(Duration deadline, Callback callback) {
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
        return -1;
    }

    /** An ack has come; one that nobody waits for is ignored. */
    void answered(long id, IncomingArguments arguments) {
        Pending answered = take(id);
        if (answered != null) {
            answered.timer.cancel();
            answered.callback.answered(arguments);
        }
    }

    /** The socket has disconnected. */
    void close() {
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
