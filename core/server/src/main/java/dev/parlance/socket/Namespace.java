package dev.parlance.socket;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A namespace: its sockets, what they hear and what is sent to them. As an {@link Audience} it is everyone on it. Listeners
 * are best registered before the server starts, but may be at any time.
 *
 * @param <U> the application's type of a user
 */
public interface Namespace<U extends User> extends Audience, Listenable<U> {
    /** Its name, with the leading slash. */
    String name();

    /** Puts a middleware between CONNECT and the connected socket. */
    Registration use(Middleware<? super U> middleware);

    /** Hears of each socket that has connected, before any event of it is handled. */
    Registration onConnect(ConnectListener<? super U> listener);

    /** Hears of the end of each socket while its rooms are still there. */
    Registration onDisconnecting(DisconnectListener<? super U> listener);

    /** Hears of the end of each socket when it has left its rooms. */
    Registration onDisconnect(DisconnectListener<? super U> listener);

    /** Hears of rooms and their members on this server. */
    Registration onRooms(RoomListener listener);

    /** Installs the ready-made behaviour of a family of events. */
    void install(Feature<? super U> feature);

    /** The sockets connected to this server now: a copy. */
    Collection<Socket<U>> sockets();

    /** The socket of that id if it is connected to this server, else null. */
    @Nullable
    Socket<U> socket(String id);

    /** The rooms that have members on this server now: a copy; sockets' own rooms are not listed. */
    Collection<Room> rooms();

    /** Runs what waits for a database or another service. The server's: the same for all its namespaces. */
    BlockingExecutor blockingExecutor();

    /** Sends an event to the other servers; the arguments are plain Java values, no records. */
    void serverSideEmit(String name, @Nullable Object... arguments);

    /**
     * Sends an event to the other servers and collects their answers.
     *
     * @return the first argument of each answer; a server that has not answered at the deadline is counted as missing
     */
    CompletionStage<Answers<@Nullable Object>> serverSideRequest(
            String name, Duration deadline, @Nullable Object... arguments);

    /**
     * Hears events of that name from other servers: one after another, in the order in which they came, but for those that
     * want an answer.
     */
    Registration onServerSideEmit(String name, ServerSideListener listener);

    /** Hears of events from other servers. Runs on a handler thread. */
    @FunctionalInterface
    interface ServerSideListener {
        /** An event; {@code ack} answers it if the other server asked for that. */
        void event(List<@Nullable Object> arguments, Ack ack) throws Exception;
    }
}
