package dev.parlance.bridge;

import dev.parlance.internal.server.namespace.LocalNamespace;
import org.jspecify.annotations.Nullable;

/** Whether a typed namespace runs beside one of a Parlance server: at most one at a time. */
final class DualRuns {
    private final BridgeContext context;
    private final ParlanceJson json;
    private final ClientRooms rooms;
    private final ClientDelivery delivery;
    private @Nullable DualRun current;

    DualRuns(BridgeContext context, ParlanceJson json, ClientRooms rooms, ClientDelivery delivery) {
        this.context = context;
        this.json = json;
        this.rooms = rooms;
        this.delivery = delivery;
    }

    /**
     * Lets it run beside that one.
     *
     * @throws IllegalStateException if it runs beside one already
     */
    synchronized DualRun join(LocalNamespace<?> parlance) {
        if (current != null) {
            throw new IllegalStateException(
                    "the namespace " + context.name() + " runs beside one of a Parlance server already");
        }
        DualRun joined = new DualRun(context, json, rooms, delivery, parlance, this::ended);
        current = joined;
        return joined;
    }

    private synchronized void ended() {
        current = null;
    }

    private synchronized @Nullable DualRun current() {
        return current;
    }

    /** Ends what there is. */
    void close() {
        DualRun joined = current();
        if (joined != null) {
            joined.close();
        }
    }
}
