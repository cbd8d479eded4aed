package dev.parlance.bridge;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.MultiTypeArgs;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.MultiTypeEventListener;
import dev.parlance.internal.json.IncomingArguments;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the events of clients off netty-socketio's event loops: each client's wait in a queue for handler threads. */
final class ClientInbox implements MultiTypeEventListener {
    private static final Logger log = LoggerFactory.getLogger(TypedNamespace.class);

    private final BridgeContext context;
    private final ClientListeners listeners;
    private final ClientQueues queues;
    private final AtomicBoolean closed = new AtomicBoolean();

    ClientInbox(BridgeContext context, ClientListeners listeners) {
        this.context = context;
        this.listeners = listeners;
        this.queues = new ClientQueues(context.namespace(), context.execution());
        context.namespace().addDisconnectListener(queues::remove);
    }

    /** Takes nothing more; whether it did before. */
    boolean close() {
        return closed.compareAndSet(false, true);
    }

    @Override
    public void onData(SocketIOClient client, MultiTypeArgs arguments, AckRequest ack) {
        RawEvent event = raw(arguments.getArgs());
        if (event == null || closed.get()) {
            return;
        }
        IncomingArguments content = event.content();
        if (content == null) {
            log.debug("A client of namespace {} sent malformed JSON and is disconnected", context.name());
            client.disconnect();
            return;
        }
        ClientEventTask task = new ClientEventTask(context, listeners, client, content, event.refusal(), ack);
        ClientQueues.Queue queue = queues.of(client);
        if (queue.isFull()) {
            context.execution().callbacks().execute(task::refuseOverflow);
        } else {
            queue.submit(task);
        }
    }

    /** It is the last one, behind the arguments of the application's other listeners; null if it is none of ours. */
    private static @Nullable RawEvent raw(List<?> arguments) {
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof RawEvent event ? event : null;
    }
}
