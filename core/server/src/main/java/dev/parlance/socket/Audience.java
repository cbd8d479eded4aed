package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whom a broadcast reaches: each socket once. A {@link Namespace} is everyone; {@code to…} limits that to rooms, users and
 * sockets, and each further {@code to…} adds to them; {@code except…} takes some out. <b>An audience that names nobody is
 * nobody</b>: {@code to(List.of())} reaches no one.
 *
 * <pre>{@code
 * namespace.emit(CLOSED, closed);                                         // everyone
 * namespace.to(CHAT.room("42")).exceptSockets(socket.id()).emit(SAID, said);
 * namespace.toUsers(members).to(MODERATORS).emit(REPORTED, report);       // members and moderators
 * }</pre>
 *
 * <p>An audience is a description: immutable, reusable, evaluated anew by each call. It spans all servers unless
 * {@link #local}.
 */
public interface Audience extends Emitter {
    /**
     * Also those in any of these rooms; if it was everyone, only those.
     *
     * <pre>{@code
     * namespace.to(CHAT.room(chatId), MODERATORS).emit(SAID, said);
     * }</pre>
     */
    default Audience to(Room... rooms) {
        return to(List.of(rooms));
    }

    /** As {@link #to(Room...)}. */
    Audience to(Collection<Room> rooms);

    /**
     * Also all sockets of these users; if it was everyone, only those.
     *
     * <pre>{@code
     * namespace.toUsers(project.members()).emit(RENAMED, renamed);
     * }</pre>
     */
    default Audience toUsers(String... userIds) {
        return toUsers(List.of(userIds));
    }

    /** As {@link #toUsers(String...)}. */
    Audience toUsers(Collection<String> userIds);

    /**
     * Also the sockets of these ids; if it was everyone, only those. A text that is not the id of a socket reaches nobody,
     * nor a room of that name: it may come from a client.
     *
     * <pre>{@code
     * namespace.on(WHISPER, (socket, whisper) -> namespace.toSockets(whisper.to())
     *         .emit(WHISPERED, new Said(socket.user().id(), whisper.text())));
     * }</pre>
     */
    default Audience toSockets(String... socketIds) {
        return toSockets(List.of(socketIds));
    }

    /** As {@link #toSockets(String...)}. */
    Audience toSockets(Collection<String> socketIds);

    /**
     * Not those in any of these rooms, however they are named otherwise.
     *
     * <pre>{@code
     * namespace.to(HALL).except(MUTED).emit(SAID, said);
     * }</pre>
     */
    default Audience except(Room... rooms) {
        return except(List.of(rooms));
    }

    /** As {@link #except(Room...)}. */
    Audience except(Collection<Room> rooms);

    /**
     * Not the sockets of these users.
     *
     * <pre>{@code
     * namespace.to(HALL).exceptUsers(blockedBy(user)).emit(SAID, said);
     * }</pre>
     */
    default Audience exceptUsers(String... userIds) {
        return exceptUsers(List.of(userIds));
    }

    /** As {@link #exceptUsers(String...)}. */
    Audience exceptUsers(Collection<String> userIds);

    /**
     * Not the sockets of these ids.
     *
     * <pre>{@code
     * namespace.toUsers(members).exceptSockets(socket.id()).emit(CREATED, created);
     * }</pre>
     */
    default Audience exceptSockets(String... socketIds) {
        return exceptSockets(List.of(socketIds));
    }

    /** As {@link #exceptSockets(String...)}. */
    Audience exceptSockets(Collection<String> socketIds);

    @Override
    UntypedAudience untyped();

    /**
     * Only those connected to this server.
     *
     * <pre>{@code
     * namespace.local().emit(CLOSING);
     * }</pre>
     */
    Audience local();

    /**
     * Volatile: an event is dropped for a socket whose connection is not writable.
     *
     * <pre>{@code
     * namespace.to(CHAT.room(chatId)).asVolatile().emit(TYPED, new Typing(chatId));
     * }</pre>
     */
    Audience asVolatile();

    /**
     * An event of that number in a sequence, as a log has it: each server delivers it to its sockets once, however often it is emitted, by
     * whichever server. For events that several servers may emit, since one may have ended before it has noted that it did. A
     * server knows the last 16,384 numbers of the 4,096 sequences of a namespace that were used last; what is older it does not deliver.
     * Servers on Node.js, requests and {@link #emitEach} do not look at it.
     *
     * <pre>{@code
     * namespace.to(CHAT.room(chatId)).inSequence("chat-" + chatId, 57).emit(SAID, said);
     * }</pre>
     *
     * @param number from 1; the next event has the next one
     */
    @Incubating
    Audience inSequence(String sequence, long number);

    /**
     * Sends each of those users, if they are in this audience, a payload made for them.
     *
     * <pre>{@code
     * namespace.emitEach(project.members(), UNREAD, userId -> new Unread(counts.of(userId)));
     * }</pre>
     *
     * @param render makes a user's payload, once; called for users of this server before anything is sent, and what it
     *     throws is thrown; for those found on other servers later, on a handler thread, where that is logged
     */
    <P> void emitEach(Collection<String> userIds, ServerEvent<P> event, Function<String, P> render);

    /**
     * Sends a request to all its sockets and collects the acks.
     *
     * <pre>{@code
     * namespace.to(CHAT.room(chatId)).request(VOTE, new Ballot("tea"), Duration.ofSeconds(10))
     *         .thenAccept(votes -> publish(votes.received(), votes.missing()));
     * }</pre>
     *
     * @param deadline how long to wait; positive
     * @return ends when all have answered or the deadline has come, on a handler thread; not exceptionally because of a
     *     client, but with a {@link RefusedException} of the code {@code unavailable}, within seconds, if other servers cannot be
     *     asked: {@link #local} asks only here. A handler need not catch it
     */
    <P extends @Nullable Object, R extends @Nullable Object> CompletableFuture<Answers<R>> request(
            ServerRequest<P, R> request, P payload, Duration deadline);

    /** The same for a request that carries nothing. */
    default <R extends @Nullable Object> CompletableFuture<Answers<R>> request(
            ServerRequest<Void, R> request, Duration deadline) {
        return request(request, null, deadline);
    }

    /**
     * Sends a request to all its sockets and waits for the first valid answer: of a user's devices, or of whoever is on
     * duty. Blocks this thread. The others' answers are dropped.
     *
     * <pre>{@code
     * Decision decision = namespace.toUsers(userId).askFirst(OFFER, offer, Duration.ofSeconds(20));
     * }</pre>
     *
     * @param deadline how long to wait; positive
     * @throws AckException if there is none: {@code DISCONNECTED} if there is nobody to ask or all have disconnected, {@code
     *     INVALID} if all have answered and at least one wrongly, {@code TIMEOUT} at the deadline; {@code INTERRUPTED} if
     *     this thread is interrupted, whose flag is set again. A handler need not catch it
     * @throws RefusedException with the code {@code unavailable} if nobody here answers, and other servers could not be asked
     * @throws IllegalStateException on an event loop and in a handler that is registered as {@code nonBlocking()}, where
     *     nothing may block
     */
    <P extends @Nullable Object, R extends @Nullable Object> R askFirst(
            ServerRequest<P, R> request, P payload, Duration deadline) throws AckException;

    /** The same for a request that carries nothing. */
    default <R extends @Nullable Object> R askFirst(ServerRequest<Void, R> request, Duration deadline)
            throws AckException {
        return askFirst(request, null, deadline);
    }

    /**
     * As {@link #askFirst(ServerRequest, Object, Duration)}, without waiting.
     *
     * <pre>{@code
     * namespace.to(ON_DUTY).requestFirst(TAKE, ticket, Duration.ofMinutes(1)).thenAccept(taken -> assign(ticket, taken));
     * }</pre>
     *
     * @return ends exactly once, on a handler thread: with the answer, or with an {@link AckException}
     */
    <P extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> requestFirst(
            ServerRequest<P, R> request, P payload, Duration deadline);

    /** The same for a request that carries nothing. */
    default <R extends @Nullable Object> CompletableFuture<R> requestFirst(
            ServerRequest<Void, R> request, Duration deadline) {
        return requestFirst(request, null, deadline);
    }

    /**
     * The sockets that it reaches now, on all servers.
     *
     * <pre>{@code
     * namespace.to(CHAT.room(chatId)).fetchSockets().thenAccept(sockets -> log.info("{} are here", sockets.size()));
     * }</pre>
     *
     * @return ends within seconds, with a {@link RefusedException} of the code {@code unavailable} if the other servers cannot be
     *     asked: {@link #local} asks only here. A handler need not catch it
     */
    CompletableFuture<List<RemoteSocket>> fetchSockets();

    /**
     * Makes all its sockets join those rooms.
     *
     * <pre>{@code
     * namespace.toUsers(userId).socketsJoin(CHAT.room(chatId));
     * }</pre>
     */
    default void socketsJoin(Room... rooms) {
        socketsJoin(List.of(rooms));
    }

    /** As {@link #socketsJoin(Room...)}. */
    void socketsJoin(Collection<Room> rooms);

    /**
     * Makes all its sockets leave those rooms.
     *
     * <pre>{@code
     * namespace.toUsers(userId).socketsLeave(CHAT.room(chatId));
     * }</pre>
     */
    default void socketsLeave(Room... rooms) {
        socketsLeave(List.of(rooms));
    }

    /** As {@link #socketsLeave(Room...)}. */
    void socketsLeave(Collection<Room> rooms);

    /**
     * Disconnects all its sockets from the namespace, as {@link Socket#disconnect}.
     *
     * <pre>{@code
     * namespace.toUsers(userId).disconnectSockets();
     * }</pre>
     */
    void disconnectSockets();

    /**
     * Closes the connections of all its sockets, as {@link Socket#disconnectClient}.
     *
     * <pre>{@code
     * namespace.toUsers(userId).disconnectClients();
     * }</pre>
     */
    void disconnectClients();
}
