package dev.parlance.internal.server;

import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Safely;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.User;
import java.util.List;

/** The end of a socket, in its turn: first with its rooms, then without. */
final class Disconnection<U extends User> extends Mailbox.Task {
    private final LocalSocket<U> socket;
    private final DisconnectReason reason;

    Disconnection(LocalSocket<U> socket, DisconnectReason reason) {
        super(0);
        this.socket = socket;
        this.reason = reason;
    }

    @Override
    protected void run() {
        SocketListeners<U> own = socket.listenersOrNull();
        LocalNamespace<U> namespace = socket.namespace();
        tell(namespace.socketListeners().disconnecting());
        if (own != null) {
            tell(own.disconnecting());
        }
        namespace.remove(socket);
        tell(namespace.socketListeners().disconnect());
        if (own != null) {
            tell(own.disconnect());
        }
        namespace.released();
    }

    // One of them that hangs must not keep the socket in its rooms.
    @Override
    protected void stuck() {
        socket.namespace()
                .environment()
                .callbacks()
                .execute(() -> socket.namespace().remove(socket));
    }

    private void tell(List<DisconnectListener<? super U>> listeners) {
        for (DisconnectListener<? super U> listener : listeners) {
            Safely.run(
                    () -> listener.disconnected(socket, reason),
                    "A disconnect listener of namespace {} failed",
                    socket.namespace());
        }
    }
}
