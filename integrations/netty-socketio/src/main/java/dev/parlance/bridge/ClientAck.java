package dev.parlance.bridge;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.socket.AckException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One ack that a client owes, or the reason why there is none; ends once. */
final class ClientAck extends AckCallback<Object> {
    private final SocketIOClient client;
    private final PendingAcks.Callback callback;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Timers.@Nullable Timer deadline;

    private ClientAck(SocketIOClient client, PendingAcks.Callback callback, Duration deadline) {
        // netty-socketio's own time-out comes later, in whole seconds, and makes it forget the ack.
        super(Object.class, (int) Math.min(deadline.toSeconds() + 2, Integer.MAX_VALUE));
        this.client = client;
        this.callback = callback;
    }

    /** Sends an event to a client and expects its ack. */
    static void expect(
            SocketIOClient client,
            String event,
            WireArguments arguments,
            Duration deadline,
            Timers timers,
            PendingAcks.Callback callback) {
        ClientAck ack = new ClientAck(client, callback, deadline);
        ack.deadline = timers.schedule(deadline, () -> ack.fail(AckException.Reason.TIMEOUT));
        client.sendEvent(event, ack, arguments);
    }

    @Override
    public void onSuccess(Object result) {
        if (result instanceof IncomingArguments arguments) {
            if (end()) {
                callback.answered(() -> arguments);
            }
        } else {
            // Malformed: as on a Parlance server, the end of this client.
            client.disconnect();
            fail(AckException.Reason.DISCONNECTED);
        }
    }

    /** Comes before the deadline only if the client is not, or no longer, connected. */
    @Override
    public void onTimeout() {
        fail(AckException.Reason.DISCONNECTED);
    }

    private void fail(AckException.Reason reason) {
        if (end()) {
            callback.failed(reason);
        }
    }

    /** Whether it had not ended before. */
    private boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        Timers.Timer timer = deadline;
        if (timer != null) {
            timer.cancel();
        }
        return true;
    }
}
