package dev.parlance.socket;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

    /**
     * Its name, or the pattern of its parent namespace if it was made on demand: there are few. Fit for a metric's label.
     *
     * <pre>{@code
     * log.info("a socket of {}", socket.namespace().label());
     * }</pre>
     */
    @Incubating
    String label();

    @Override
    UntypedNamespace<U> untyped();

    /**
     * Whether this server has delivered the event of that number to its sockets: see {@link #inSequence}.
     *
     * <pre>{@code
     * boolean known = namespace.isDelivered("chat-" + chatId, 57);
     * }</pre>
     */
    @Incubating
    boolean isDelivered(String sequence, long number);

    /**
     * Puts a middleware between CONNECT and the connected socket.
     *
     * <pre>{@code
     * namespace.use(socket -> {
     *     if (maintenance.get()) {
     *         throw new ConnectRefusedException("back in a minute");
     *     }
     * });
     * }</pre>
     */
    Registration use(Middleware<U> middleware);

    /**
     * Adds a listener that is called for each socket that has connected, before any of its events is handled.
     *
     * <pre>{@code
     * namespace.onConnect(socket -> socket.join(HALL));
     * }</pre>
     */
    Registration onConnect(ConnectListener<U> listener);

    /**
     * Adds a listener that is called for each socket that has disconnected, while it is still in its rooms.
     *
     * <pre>{@code
     * namespace.onDisconnecting((socket, reason) -> log.info("{} leaves {}", socket.id(), socket.rooms()));
     * }</pre>
     */
    Registration onDisconnecting(DisconnectListener<U> listener);

    /**
     * Adds a listener that is called for each socket that has disconnected, when it has left its rooms.
     *
     * <pre>{@code
     * namespace.onDisconnect((socket, reason) -> log.info("{} has gone: {}", socket.id(), reason));
     * }</pre>
     */
    Registration onDisconnect(DisconnectListener<U> listener);

    /**
     * Adds a listener that is called for each session that has ended for good. Where connection state recovery is on, that is when a
     * socket is disconnected in a way after which nothing is recovered, or its client has not come back in time; otherwise with each
     * disconnect.
     *
     * <pre>{@code
     * namespace.onSessionEnd(session -> log.info("{} is not coming back: {}", session.user().id(), session.reason()));
     * }</pre>
     */
    @Incubating
    Registration onSessionEnd(SessionEndListener<U> listener);

    /**
     * Adds a listener that is called for each session that this server has no longer: for what is kept of sessions on each server. It is
     * {@link #onSessionEnd}, and also called if a client has come back on another server.
     *
     * <pre>{@code
     * namespace.onSessionGone((socketId, user, data) -> log.info("{} has left this server", socketId));
     * }</pre>
     */
    @Incubating
    Registration onSessionGone(SessionGoneListener<U> listener);

    /**
     * Asks that before a client that has come back is in a room again in which it was. It is, if nobody objects. Rooms that the
     * socket has joined anew are not asked about.
     *
     * <pre>{@code
     * namespace.checkRejoin((socket, room) -> !room.equals(HALL) || members.contains(socket.user().id()));
     * }</pre>
     */
    @Incubating
    Registration checkRejoin(RejoinCheck<U> check);

    /**
     * Asks the same for all rooms of the session at once, of what may take a while to answer. Of several checks, none waits for another.
     *
     * <pre>{@code
     * namespace.checkReturn(session -> CompletableFuture.supplyAsync(
     *         () -> members.contains(session.user().id()) ? Set.of() : session.rooms()));
     * }</pre>
     */
    @Incubating
    Registration checkReturn(ReturnCheck<U> check);

    /**
     * Adds a listener of changes to rooms and their members on this server.
     *
     * <pre>{@code
     * namespace.onRooms(new RoomListener() {
     *     @Override
     *     public void deleted(Room room) {
     *         log.info("nobody is in {} any more", room);
     *     }
     * });
     * }</pre>
     */
    Registration onRooms(RoomListener listener);

    /**
     * Says with what an exception of the application is refused, wherever it is thrown: by handlers, now or later, by
     * middleware, and by the authenticator. Of several that fit, that of the nearest type counts. Exceptions that nothing fits
     * are logged, and the client is answered {@code server-error}.
     *
     * <pre>{@code
     * namespace.refuse(ChatClosedException.class, closed -> RefusedException.conflict("the chat is closed"));
     * }</pre>
     *
     * @param refusal makes the refusal; what it throws is logged, and the client answered {@code server-error}
     * @throws IllegalArgumentException if that was said of the type before, or the type is a refusal itself
     */
    <E extends Exception> Registration refuse(Class<E> type, Function<? super E, RefusedException> refusal);

    /**
     * Installs the ready-made behaviour of a family of events.
     *
     * <pre>{@code
     * Registration installed = namespace.install(chat -> chat.onConnect(socket -> socket.join(HALL)));
     * installed.remove();
     * }</pre>
     *
     * @return removes the feature from this namespace: nothing of it reacts any more, and it can be installed again
     * @throws IllegalArgumentException what the feature's registrations throw: two handlers for one request, or two payloads
     *     for one name. Then nothing stays of what it has registered on this thread before
     */
    Registration install(Feature<? super U> feature);

    /**
     * Adds a task that is run once when the namespace has ended, on a handler thread: the server has closed, or a child of a
     * {@link ParentNamespace} was removed with its last socket. No socket is left then, and
     * disconnect listeners have run; what is sent reaches nobody. A task that is added later is run at once. What it throws is logged.
     *
     * <pre>{@code
     * namespace.onClose(() -> log.info("closed"));
     * }</pre>
     */
    Registration onClose(Runnable task);

    /** The sockets connected to this server now: a copy. */
    Collection<Socket<U>> sockets();

    /**
     * The socket of that id if it is connected to this server, else null.
     *
     * <pre>{@code
     * Socket<Account> connected = namespace.socket(socketId);
     * }</pre>
     */
    @Nullable
    Socket<U> socket(String id);

    /**
     * The rooms that have members on this server now: a copy. Those that sockets have by their ids, and by those of their
     * users, are not among them.
     */
    Collection<Room> rooms();

    /**
     * The rooms that have members on any server now. Those that sockets have by their ids, and by those of their users, are not among
     * them.
     *
     * <pre>{@code
     * namespace.fetchRooms().thenAccept(rooms -> log.info("{} rooms", rooms.size()));
     * }</pre>
     *
     * @return ends within seconds, with a {@link RefusedException} of the code {@code unavailable} if the other servers cannot be
     *     asked; a handler need not catch it
     */
    @Incubating
    CompletableFuture<Set<Room>> fetchRooms();

    /**
     * How many servers have this namespace, this one included.
     *
     * <pre>{@code
     * namespace.serverCount().thenAccept(count -> log.info("{} servers", count));
     * }</pre>
     *
     * @return ends as {@link #fetchRooms}
     */
    @Incubating
    CompletableFuture<Integer> serverCount();

    /**
     * The catalogues of its events, all of one dialect, which the namespace speaks; those of the server unless it was given
     * its own, and maybe none. The list does not change.
     */
    List<Catalogue> catalogues();

    /**
     * Values that the application and features keep with it, by typed keys.
     *
     * <pre>{@code
     * namespace.data().computeIfAbsent(VISITS, AtomicInteger::new).incrementAndGet();
     * }</pre>
     */
    DataMap data();

    /** The server that it is of: time, threads and JSON for features. The same for all its namespaces. */
    Server server();

    /** Runs what waits for a database or another service. The server's: the same for all its namespaces. */
    BlockingExecutor blockingExecutor();
}
