package dev.parlance.bridge;

import dev.parlance.adapter.Adapter;
import dev.parlance.event.Incubating;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A netty-socketio server and a Parlance server side by side in one process, for as long as clients move from one to the other: what
 * is sent to many on either of two namespaces reaches the clients of both, each once, in the order of the thread that sends.
 *
 * <pre>{@code
 * TypedNamespace desk = TypedNamespace.on(oldServer.addNamespace("/desk"), DESK).build();
 * Namespace<Account> parlanceDesk = parlance.namespace("/desk", authenticator);
 * DualRun dual = DualRun.join(desk, parlanceDesk);
 *
 * desk.to("ticket:42").emit(SAID, said);                              // reaches both
 * parlanceDesk.to(TICKET.room("42")).emit(SAID, said);                // reaches both
 * }</pre>
 *
 * <ul>
 *   <li>Rooms are alike by their names: a client of netty-socketio that has joined {@code ticket:42} is in {@code
 *       RoomKind.of("ticket").room("42")}. The clients of a user ({@code toUsers}, {@code emitEach}) are found by {@link
 *       TypedNamespaceBuilder#user}, if it returns a {@code User}.
 *   <li>On the Parlance side all that spans servers does so here too: {@code fetchSockets}, requests to many, joining, leaving and
 *       disconnecting many. {@code local()} leaves the other server out.
 *   <li>What the application sends by netty-socketio's own methods ({@code getRoomOperations(…).sendEvent}) stays on its server,
 *       unless that has a {@link ParlanceStore}.
 *   <li>If the Parlance server has an adapter, the servers behind it take part. netty-socketio's own cluster does not: the
 *       adapter replaces it.
 * </ul>
 *
 * <p>One server may stop at any time, and the other goes on. Put a router in front that sends {@code EIO=3}, the clients of
 * Socket.IO 2.x, to netty-socketio, and all others to Parlance.
 */
@Incubating
public final class DualRun implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable left;
    private final Adapter parlance;
    private final Registration beside;

    DualRun(
            BridgeContext context,
            ParlanceJson json,
            ClientRooms rooms,
            ClientDelivery delivery,
            LocalNamespace<?> namespace,
            Runnable left) {
        this.left = left;
        this.parlance = namespace.join(new OldServer(context, rooms, delivery, this::close));
        Registration typed = delivery.add(parlance);
        ParlanceStore store = ParlanceStore.find(context.namespace());
        this.beside = store == null
                ? typed
                : Registration.all(
                        typed,
                        store.listen(
                                context.namespace().getName(), new OtherBroadcasts(context, json, rooms, parlance)));
    }

    /**
     * Joins two namespaces until {@link #close}, or until one of them closes.
     *
     * @param old of the netty-socketio server
     * @param parlance of a Parlance server in the same process; usually of the same name
     * @throws IllegalArgumentException if the Parlance namespace is an implementation of the application's
     * @throws IllegalStateException if the old one is joined already
     */
    public static DualRun join(TypedNamespace old, Namespace<?> parlance) {
        if (parlance instanceof LocalNamespace<?> namespace) {
            return old.dualRuns().join(namespace);
        }
        throw new IllegalArgumentException(
                "the namespace " + parlance.name() + " is not one that a Parlance server has made");
    }

    /** Separates them again: each server is alone. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            beside.remove();
            parlance.close();
            left.run();
        }
    }
}
