package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One client on one namespace. May be used from any thread; nothing blocks but {@link #ask}.
 *
 * @param <U> the application's type of a user
 */
public interface Socket<U extends User> extends Emitter, Listenable<U> {
    /** Its public id: 20 characters, different in each namespace. It is no secret: the connection's id is another. */
    String id();

    /**
     * The public id of its client's connection: the same for the sockets that the connection has on several namespaces. Random, made
     * when first asked for, and no secret: Engine.IO's id of the connection is another.
     *
     * <pre>{@code
     * log.info("socket {} of client {}", socket.id(), socket.clientId());
     * }</pre>
     */
    @Incubating
    String clientId();

    /**
     * The user that it belongs to.
     *
     * @throws IllegalStateException on a namespace with an {@link Admission}, if it is not authenticated yet
     */
    U user();

    /** Whether it has a user: always, except on a namespace with an {@link Admission} until {@link #authenticate}. */
    @Incubating
    boolean isAuthenticated();

    /**
     * Gives it its user, on a namespace with an {@link Admission}. Runs the namespace's middlewares, so it may block. From then on
     * {@link #user()} is that user. If an event of the admission is being handled, the socket enters its rooms with the
     * answer, before which no event comes to it, and not at all if that is a refusal: then it is as before. Otherwise it enters at once, on another thread. When
     * it has entered, the connect listeners are called, and whatever its client sends from the answer on is handled after them.
     * Rooms that it joins before count from its entry.
     *
     * <pre>{@code
     * namespace.handle(SIGN_IN, (socket, login) -> {
     *     Account account = accounts.verify(login.token());
     *     socket.authenticate(account);
     *     return new Me(account.id());
     * });
     * }</pre>
     *
     * @throws RefusedException with {@code conflict} if it has a user already, another thread is about to give it one, or it has
     *     disconnected; with {@code rate-limited} if the user has as many sockets as they may have; with what a middleware refuses
     *     it: {@code unauthorized} and its message for a {@link ConnectRefusedException}. A handler need not catch it. The socket is as before
     * @throws IllegalStateException if the namespace has no admission, or the user's id is empty
     */
    @Incubating
    void authenticate(U user);

    /**
     * The same by credentials that may expire: then the socket is disconnected, unless they are refreshed as {@link
     * Admission#refreshedBy} says.
     *
     * <pre>{@code
     * namespace.handle(SIGN_IN, (socket, login) -> {
     *     socket.authenticate(tokens.verify(login.token()));
     *     return new Me(socket.user().id());
     * });
     * }</pre>
     *
     * @throws RefusedException as {@link #authenticate(User)}; with {@code unauthorized} if they have expired or were revoked
     */
    @Incubating
    void authenticate(Authentication<U> authentication);

    /**
     * What its latest credentials have proved.
     *
     * @throws IllegalStateException as {@link #user}
     */
    @Incubating
    Authentication<U> authentication();

    /** The namespace that it is on. */
    Namespace<U> namespace();

    /** The handshake that it connected with. */
    Handshake handshake();

    /** Values that the application keeps with it, by typed keys. */
    DataMap data();

    /** Whether it is connected. */
    boolean isConnected();

    /**
     * Whether it goes on where a socket of the same id has ended whose connection was lost: it has its id, its data and its rooms,
     * and its client receives what it has missed. Known in connect listeners; before, as in a middleware, it is false.
     *
     * <pre>{@code
     * namespace.onConnect(socket -> {
     *     if (!socket.recovered()) {
     *         socket.join(HALL);
     *     }
     * });
     * }</pre>
     */
    @Incubating
    boolean recovered();

    /**
     * Whether its session has ended on this server: it is disconnected, and no socket with its id will go on where it has ended. False
     * while its connection is lost and its client may come back, and when it has. Known in disconnect listeners.
     *
     * <pre>{@code
     * namespace.onDisconnecting((socket, reason) -> {
     *     if (socket.hasEnded()) {
     *         log.info("{} will not come back", socket.user().id());
     *     }
     * });
     * }</pre>
     */
    @Incubating
    boolean hasEnded();

    /**
     * Whether a text has the form of a socket's id: 20 characters of base64url. It says nothing of whether there is such a
     * socket.
     *
     * <pre>{@code
     * boolean possible = Socket.isId("AAAAAAAAAAAAAAAAAAAA");                      // true
     * }</pre>
     */
    static boolean isId(String text) {
        if (text.length() != 20) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean base64Url =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!base64Url) {
                return false;
            }
        }
        return true;
    }

    /** The transport that it uses now: a client that began with polling may change to WebSocket. */
    Transport transport();

    /** How payloads travel between the server and its client; {@link PayloadEncoding#PLAIN} until that is changed. */
    @Incubating
    PayloadEncoding encoding();

    /**
     * Changes how payloads travel between the server and its client: acks too, both ways.
     *
     * <p>A handler of an event by which the client asks for it calls this. Then that event and its ack are in the old encoding.
     * Behind the ack all that the client is sent is in the new one, whoever sends it: another thread's broadcast too. Of what
     * the client sends, its events are read in the new one that are handled after this call: the client uses it for all that
     * it sends behind the event that asks, and need not wait for the ack. If the event expects no ack, or has had it, and
     * where no handler of this socket calls, as in a middleware, it changes at once.
     *
     * <p>A client's ack is read in the encoding in which events are read when it comes. A refusal of the event takes nothing
     * back: call this when nothing else can fail.
     *
     * <p>What a client sends in another encoding is refused with {@code validation-failed}, as are base64 of what is not
     * JSON, and an argument that is no string; its ack fails with {@link AckException.Reason#INVALID}. Limits hold for what is
     * decoded.
     *
     * <pre>{@code
     * namespace.handle(WHO_AM_I, (socket, nothing) -> {
     *     socket.encoding(PayloadEncoding.BASE64);
     *     return new Me(socket.user().id());                // still as JSON, and what follows is base64
     * });
     * }</pre>
     *
     * @throws IllegalStateException for {@code BASE64} on a plain WebSocket
     */
    @Incubating
    void encoding(PayloadEncoding encoding);

    /**
     * The rooms it is in: a copy. Those that it has by its id and by its user's are not among them. Empty once {@code
     * disconnect} listeners run.
     */
    Set<Room> rooms();

    /**
     * Whether it is in that room; cheaper than to ask for all of them.
     *
     * <pre>{@code
     * boolean inTheHall = socket.isIn(HALL);
     * }</pre>
     */
    boolean isIn(Room room);

    /**
     * Joins those rooms. Does nothing on a socket that has disconnected.
     *
     * <pre>{@code
     * socket.join(CHAT.room(chatId), HALL);
     * }</pre>
     */
    default void join(Room... rooms) {
        join(List.of(rooms));
    }

    /** As {@link #join(Room...)}. */
    void join(Collection<Room> rooms);

    /**
     * Leaves those rooms.
     *
     * <pre>{@code
     * socket.leave(CHAT.room(chatId));
     * }</pre>
     */
    default void leave(Room... rooms) {
        leave(List.of(rooms));
    }

    /** As {@link #leave(Room...)}. */
    void leave(Collection<Room> rooms);

    /**
     * Sends a request and waits for the ack. Blocks this thread, a handler's too: acks do not wait behind handlers. A socket
     * that is not connected, or not yet, is asked nothing.
     *
     * <pre>{@code
     * namespace.handle(ORDER, (socket, order) -> {
     *     Decision decision = socket.ask(CONFIRM, new Confirm(order.total()), Duration.ofSeconds(20));
     *     return decision.accepted() ? orders.place(order) : Receipt.NONE;
     * });
     * }</pre>
     *
     * @param deadline how long to wait; positive
     * @throws AckException if there is no answer: {@code TIMEOUT} at the deadline, {@code DISCONNECTED}, {@code INVALID} if
     *     it does not fit the request's type, {@code INTERRUPTED} if this thread is interrupted, whose flag is set again, {@code
     *     UNSUPPORTED} at once if it is a plain WebSocket. A handler need not catch it
     * @throws IllegalStateException on an event loop and in a handler that is registered as {@code nonBlocking()}, where
     *     nothing may block
     */
    <P extends @Nullable Object, R extends @Nullable Object> R ask(
            ServerRequest<P, R> request, P payload, Duration deadline) throws AckException;

    /** The same for a request that carries nothing. */
    default <R extends @Nullable Object> R ask(ServerRequest<Void, R> request, Duration deadline) throws AckException {
        return ask(request, null, deadline);
    }

    /**
     * Sends a request and has the ack later. A socket that is not connected, or not yet, is asked nothing.
     *
     * <pre>{@code
     * socket.request(OFFER, offer, Duration.ofSeconds(5)).thenAccept(decision -> log.info("{}", decision));
     * }</pre>
     *
     * @param deadline how long to wait; positive
     * @return ends exactly once, on a handler thread: with the answer, or with an {@link AckException}
     */
    <P extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> request(
            ServerRequest<P, R> request, P payload, Duration deadline);

    /** The same for a request that carries nothing. */
    default <R extends @Nullable Object> CompletableFuture<R> request(
            ServerRequest<Void, R> request, Duration deadline) {
        return request(request, null, deadline);
    }

    @Override
    UntypedSocket<U> untyped();

    /**
     * All sockets in any of those rooms except this one; nobody if there are no rooms.
     *
     * <pre>{@code
     * namespace.on(TYPING, (socket, typing) -> socket.to(HALL).emit(TYPED, typing));
     * }</pre>
     */
    default Audience to(Room... rooms) {
        return to(List.of(rooms));
    }

    /** As {@link #to(Room...)}. */
    default Audience to(Collection<Room> rooms) {
        return broadcast().to(rooms);
    }

    /**
     * All sockets of the namespace except this one: {@code socket.broadcast().toUsers(friends)} reaches some of them.
     *
     * <pre>{@code
     * socket.broadcast().emit(JOINED, new Joined(chatId));
     * }</pre>
     */
    Audience broadcast();

    /**
     * All other sockets of the same user.
     *
     * <pre>{@code
     * namespace.on(SEEN, (socket, seen) -> socket.toOtherDevices().emit(UNREAD, new Unread(0)));
     * }</pre>
     */
    Audience toOtherDevices();

    /**
     * Sends volatile events: an event is dropped when the connection is not writable.
     *
     * <pre>{@code
     * socket.asVolatile().emit(TYPED, new Typing(chatId));
     * }</pre>
     */
    Emitter asVolatile();

    /**
     * Disconnects it from its namespace; the client is notified and does not reconnect by itself.
     *
     * <pre>{@code
     * socket.disconnect();
     * }</pre>
     */
    void disconnect();

    /**
     * Disconnects the client from all its namespaces, as {@link #disconnect}, and closes its connection; it is notified
     * first and does not reconnect by itself. A plain WebSocket, which has but one socket, is closed with code 1000 by both.
     *
     * <pre>{@code
     * socket.disconnectClient();
     * }</pre>
     */
    void disconnectClient();

    /**
     * Closes a plain WebSocket after what was sent before, with that code and reason in its close frame. Other clients, whose
     * protocol has no place for them, are disconnected as by {@link #disconnectClient}.
     *
     * <pre>{@code
     * socket.close(4001, "the session has expired");
     * }</pre>
     *
     * @param code 1000 to 1003, 1007 to 1009, 1011 to 1014, or 3000 to 4999, which are an application's own
     * @param reason for a person, at most 123 bytes in UTF-8; may be empty
     * @throws IllegalArgumentException if the code is another, or the reason is too long
     */
    @Incubating
    void close(int code, String reason);

    /**
     * Adds a listener of its disconnect, called while it is still in its rooms, after the event that is being handled.
     *
     * <pre>{@code
     * socket.onDisconnecting((socket, reason) -> socket.to(HALL).emit(TYPED, new Typing(chatId)));
     * }</pre>
     */
    Registration onDisconnecting(DisconnectListener<U> listener);

    /**
     * Adds a listener of its disconnect, called when it has left its rooms.
     *
     * <pre>{@code
     * socket.onDisconnect((socket, reason) -> log.info("{} has gone: {}", socket.id(), reason));
     * }</pre>
     */
    Registration onDisconnect(DisconnectListener<U> listener);
}
