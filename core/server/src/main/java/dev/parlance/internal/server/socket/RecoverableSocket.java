package dev.parlance.internal.server.socket;

import dev.parlance.socket.Socket;
import dev.parlance.socket.User;

/** What a socket says of its session, which its client may find again. */
interface RecoverableSocket<U extends User> extends Socket<U> {
    /** Its session. */
    SocketSession<U> recoverable();

    @Override
    default boolean recovered() {
        return recoverable().isRecovered();
    }

    @Override
    default boolean hasEnded() {
        return !isConnected() && recoverable().hasEnded();
    }
}
