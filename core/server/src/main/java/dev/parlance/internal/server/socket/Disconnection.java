package dev.parlance.internal.server.socket;

import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.HandlerInvocation.Kind;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The end of a socket, after its events: runs the disconnect listeners, first with its rooms, then without. */
final class Disconnection<U extends User> extends DeadlineTask {
    private final Socket<U> socket;
    private final DisconnectReason reason;
    private final SocketContext<U> context;
    private final Supplier<@Nullable SocketListeners<U>> ofSocket;
    private final Runnable leaveRooms;
    private final Runnable afterwards;

    Disconnection(
            Socket<U> socket,
            DisconnectReason reason,
            SocketContext<U> context,
            Supplier<@Nullable SocketListeners<U>> ofSocket,
            Runnable leaveRooms,
            Runnable afterwards) {
        super(0, context.execution());
        this.socket = socket;
        this.reason = reason;
        this.context = context;
        this.ofSocket = ofSocket;
        this.leaveRooms = leaveRooms;
        this.afterwards = afterwards;
    }

    /** If no code of the application is to be run. */
    @Override
    protected boolean neverBlocks() {
        return context.released() == null
                && context.sessionEnds().isEmpty()
                && context.listeners().hasNoDisconnectListeners()
                && !context.delivery().roomNotifier().hasListeners()
                && ofSocket.get() == null;
    }

    @Override
    protected void handle() {
        context.reports().server().disconnected(socket, reason);
        SocketListeners<U> additional = ofSocket.get();
        HandlerInterceptors interceptors = context.interceptors();
        if (interceptors == null || hasNoListeners(additional)) {
            end(additional, new HandlerInterceptors.Failures());
        } else {
            interceptors.around(Kind.DISCONNECT, socket, failures -> end(additional, failures));
        }
        afterwards.run();
    }

    private boolean hasNoListeners(@Nullable SocketListeners<U> additional) {
        return context.listeners().hasNoDisconnectListeners()
                && (additional == null || additional.hasNoDisconnectListeners());
    }

    private void end(@Nullable SocketListeners<U> additional, HandlerInterceptors.Failures failures) {
        notifyAll(context.listeners().disconnecting(), failures);
        if (additional != null) {
            notifyAll(additional.disconnecting(), failures);
        }
        leaveRooms.run();
        notifyAll(context.listeners().disconnect(), failures);
        if (additional != null) {
            notifyAll(additional.disconnect(), failures);
        }
    }

    // A listener that hangs must not keep the socket in its rooms.
    @Override
    protected void stuck() {
        context.execution().callbacks().execute(leaveRooms);
    }

    private void notifyAll(List<DisconnectListener<U>> listeners, HandlerInterceptors.Failures failures) {
        for (DisconnectListener<U> listener : listeners) {
            failures.add(context.reports().run(() -> listener.disconnected(socket, reason), "disconnect listener"));
        }
    }
}
