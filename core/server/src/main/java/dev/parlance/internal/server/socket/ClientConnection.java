package dev.parlance.internal.server.socket;

import dev.parlance.event.Refusal;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.socket.Transport;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A client's connection as its sockets see it. */
public interface ClientConnection {
    /** Its session. */
    EngineSession session();

    /** Its public id. */
    String clientId();

    /** How the client is connected now. */
    Transport transport();

    /** How its sockets begin to write and read. */
    EventFormat format();

    /** A handler has one of its sockets join so many rooms; null if it may. */
    @Nullable
    Refusal joining(int rooms);

    /** Runs its sign-ins. */
    Executor signIns();

    /** Runs what handles its events, as long as its client reads what it is sent as it does now. */
    Executor handlers();

    /**
     * A client was refused that tried to sign in to a namespace, or to refresh its credentials.
     *
     * @param detail what an operator sees
     */
    void signInRefused(Namespace<?> namespace, String detail);

    /** The server has disconnected a socket: notifies the client. */
    void left(Socket<?> socket);

    /** Ends one of its sockets on account of its credentials, and the connection with it if it was the last one. */
    void end(LocalSocket<?> socket, EndedCredentials why);

    /** Disconnects all its sockets as {@link Socket#disconnect} does, then ends the connection. */
    void disconnectAll();

    /** The same; if it is a plain WebSocket, its close frame says that. */
    void disconnectAll(CloseStatus status);

    /** Ends the connection with all its sockets. */
    void close(DisconnectReason reason);
}
