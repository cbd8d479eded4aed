package dev.parlance.socket;

import dev.parlance.event.Catalogue;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A namespace: its sockets, their listeners, and what is sent to them. As an {@link Audience} it is all its sockets.
 * Listeners are best registered before the server starts, but may be at any time.
 *
 * @param <U> the application's type of a user
 */
public interface Namespace<U extends User> extends Audience, Listenable<U> {
    /** Its name, with the leading slash. */
    String name();

    @Override
    UntypedNamespace<U> untyped();

    /** Puts a middleware between CONNECT and the connected socket. */
    Registration use(Middleware<U> middleware);

    /** Adds a listener that is called for each socket that has connected, before any of its events is handled. */
    Registration onConnect(ConnectListener<U> listener);

    /** Adds a listener that is called for each socket that has disconnected, while it is still in its rooms. */
    Registration onDisconnecting(DisconnectListener<U> listener);

    /** Adds a listener that is called for each socket that has disconnected, when it has left its rooms. */
    Registration onDisconnect(DisconnectListener<U> listener);

    /** Adds a listener of changes to rooms and their members on this server. */
    Registration onRooms(RoomListener listener);

    /**
     * Installs the ready-made behaviour of a family of events.
     *
     * @return removes the feature from this namespace: nothing of it reacts any more, and it can be installed again
     * @throws IllegalArgumentException what the feature's registrations throw: two handlers for one request, or two payloads
     *     for one name
     */
    Registration install(Feature<? super U> feature);

    /**
     * Adds a task that is run once when the namespace has ended, on a handler thread: the server has closed, or a
     * namespace that was made when a client asked for it was removed with its last socket. No socket is left then, and
     * disconnect listeners have run; what is sent reaches nobody. A task that is added later is run at once. What it throws is logged.
     */
    Registration onClose(Runnable task);

    /** The sockets connected to this server now: a copy. */
    Collection<Socket<U>> sockets();

    /** The socket of that id if it is connected to this server, else null. */
    @Nullable
    Socket<U> socket(String id);

    /**
     * The rooms that have members on this server now: a copy. Those that sockets have by their ids, and by those of their
     * users, are not among them.
     */
    Collection<Room> rooms();

    /**
     * The catalogues of its events, all of one dialect, which the namespace speaks; those of the server unless it was given
     * its own, and maybe none. The list does not change.
     */
    List<Catalogue> catalogues();

    /** The server that it is of: time, threads and JSON for features. The same for all its namespaces. */
    Server server();

    /** Runs what waits for a database or another service. The server's: the same for all its namespaces. */
    BlockingExecutor blockingExecutor();
}
