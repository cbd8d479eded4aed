package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Mailbox;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A queue of events for each client: handled one after another, in their order. */
final class ClientQueues {
    /** What may wait of one client: as many events and bytes as a Parlance server lets wait. */
    private static final Backlog.Bounds BOUNDS = new Backlog.Bounds(1_000, 1_000_000);

    private final SocketIONamespace namespace;
    private final Execution execution;
    private final Map<UUID, Queue> queues = new ConcurrentHashMap<>();

    /** The queue of one client. netty-socketio cannot be made to stop reading, so what exceeds the bounds is refused. */
    static final class Queue implements Backlog.Source {
        private final Mailbox mailbox;
        private volatile boolean full;

        private Queue(Execution execution) {
            this.mailbox = new Mailbox(execution, new Backlog(this, BOUNDS));
        }

        @Override
        public void pauseReading() {
            full = true;
        }

        @Override
        public void resumeReading() {
            full = false;
        }

        /** Whether it takes no more for now. */
        boolean isFull() {
            return full;
        }

        void submit(Mailbox.Task task) {
            mailbox.submit(task);
        }
    }

    ClientQueues(SocketIONamespace namespace, Execution execution) {
        this.namespace = namespace;
        this.execution = execution;
    }

    /** The queue of that client. */
    Queue of(SocketIOClient client) {
        UUID id = client.getSessionId();
        Queue queue = queues.computeIfAbsent(id, first -> new Queue(execution));
        if (namespace.getClient(id) == null) {
            // It has gone meanwhile, perhaps before the queue was there to be removed.
            queues.remove(id);
        }
        return queue;
    }

    /** The client has gone; what it sent before is still handled. */
    void remove(SocketIOClient client) {
        queues.remove(client.getSessionId());
    }

    /** How many clients have sent events and are still there. */
    int size() {
        return queues.size();
    }
}
