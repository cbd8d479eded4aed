package dev.parlance.testkit;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Incubating;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.PayloadEncoding;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client in memory, connected to one namespace; it reads acks in that namespace's dialect. What it is sent waits in its
 * inbox until the test expects it. Not safe for use by several threads.
 *
 * <pre>{@code
 * TestClient ana = server.connect("/chats", new Login("ana's token"));
 * TestClient bob = server.connect("/chats", new Login("bob's token"));
 * assertEquals(new Receipt("m1"), ana.request(SAY, new Say("m1", "42", "Hello")));
 * assertEquals(new Said("ana", "Hello"), bob.expect(SAID));
 * ana.expectNothingMore();
 * }</pre>
 */
public final class TestClient {
    private final MemoryClient connection;

    TestClient(MemoryClient connection) {
        this.connection = connection;
    }

    /** Its socket's id. */
    public String id() {
        return connection.id();
    }

    /** Whether it is connected, as far as it knows. */
    public boolean isConnected() {
        return connection.isConnected();
    }

    /** Its connection, for what a well-behaved client would not do. */
    public Wire wire() {
        return connection.wire();
    }

    /**
     * What it sends from now on, and what comes from now on, is in that encoding: as a client does it that has asked for it. What
     * waits in the inbox was read before.
     *
     * <pre>{@code
     * ana.request(WHO_AM_I);                            // its handler calls socket.encoding(PayloadEncoding.BASE64)
     * ana.encoding(PayloadEncoding.BASE64);
     * }</pre>
     */
    @Incubating
    public void encoding(PayloadEncoding encoding) {
        connection.encoding(encoding);
    }

    // --- sending

    /**
     * Emits an event; its handlers run later.
     *
     * <pre>{@code
     * ana.emit(TYPING, new Typing("42"));
     * }</pre>
     */
    public <P extends @Nullable Object> void emit(ClientEvent<P> event, P payload) {
        connection.emit(event.name(), arguments(event.payload(), payload));
    }

    /** Emits an event that carries nothing. */
    public void emit(ClientEvent<Void> event) {
        connection.emit(event.name(), List.of());
    }

    /** Emits a request without asking for an ack. */
    public <P extends @Nullable Object> void emit(ClientRequest<P, ?> request, P payload) {
        connection.emit(request.name(), arguments(request.payload(), payload));
    }

    /** Emits an event without a type; {@code emit("x", null)} sends one null. */
    public void emit(String name, @Nullable Object @Nullable ... arguments) {
        connection.emit(name, listOf(arguments));
    }

    /**
     * Sends a request and runs the server until it is answered. Its handler may wait for other clients of this server, if
     * they {@link #answer}.
     *
     * <pre>{@code
     * assertEquals(new Receipt("m1"), ana.request(SAY, new Say("m1", "42", "Hello")));
     * RefusedException refused =
     *         assertThrows(RefusedException.class, () -> ana.request(SAY, new Say("m2", "unknown", "Hello")));
     * assertEquals(RefusalCode.NOT_FOUND, refused.refusal().code());
     * }</pre>
     *
     * @return the answer; null if the request has none
     * @throws RefusedException if it is refused, with the refusal as far as the client received it: a dialect need not have
     *     all of it
     * @throws AssertionError if no answer comes, with what the server waits for; or if it does not fit its type
     */
    public <P extends @Nullable Object, R extends @Nullable Object> R request(ClientRequest<P, R> request, P payload) {
        return beginRequest(request, payload).get();
    }

    /** As {@link #request(ClientRequest, Object)}, for a request that carries nothing. */
    public <R extends @Nullable Object> R request(ClientRequest<Void, R> request) {
        return beginRequest(request).get();
    }

    /**
     * Sends a request and runs the server, and does not insist on an answer: for a handler that waits for what the test does
     * next.
     *
     * <pre>{@code
     * PendingAnswer<Receipt> receipt = ana.beginRequest(ORDER, new Order(12));   // its handler asks Bob, and waits
     * bob.expectRequest(OFFER).answer(new Decision(true));
     * assertEquals(new Receipt("o1"), receipt.get());
     * }</pre>
     */
    @Incubating
    public <P extends @Nullable Object, R extends @Nullable Object> PendingAnswer<R> beginRequest(
            ClientRequest<P, R> request, P payload) {
        ServerAcks acks = connection.serverAcks();
        return begin(request.name(), arguments(request.payload(), payload), ack -> acks.answer(request, ack));
    }

    /** As {@link #beginRequest(ClientRequest, Object)}, for a request that carries nothing. */
    @Incubating
    public <R extends @Nullable Object> PendingAnswer<R> beginRequest(ClientRequest<Void, R> request) {
        ServerAcks acks = connection.serverAcks();
        return begin(request.name(), List.of(), ack -> acks.answer(request, ack));
    }

    /**
     * Emits an event, asks for an ack and runs the server until it comes; throws as {@link #request}.
     *
     * <pre>{@code
     * ana.emitAndWait(TYPING, new Typing("42"));
     * }</pre>
     */
    public <P extends @Nullable Object> void emitAndWait(ClientEvent<P> event, P payload) {
        ServerAcks acks = connection.serverAcks();
        IncomingArguments ack = begin(event.name(), arguments(event.payload(), payload), Function.identity())
                .get();
        acks.throwIfRefused(ack);
    }

    /**
     * Sends an event without a type, asks for an ack and runs the server until it comes; its arguments as plain values,
     * whether it is a refusal or not.
     */
    public List<@Nullable Object> request(String name, @Nullable Object @Nullable ... arguments) {
        return begin(name, listOf(arguments), IncomingArguments::values).get();
    }

    private <R extends @Nullable Object> PendingAnswer<R> begin(
            String name, List<@Nullable Object> arguments, Function<IncomingArguments, R> read) {
        PendingAnswer<R> answer = new PendingAnswer<>(connection, name, connection.request(name, arguments), read);
        connection.receive();
        return answer;
    }

    // --- receiving

    /**
     * Runs the server and takes the oldest event of that name from the inbox.
     *
     * <pre>{@code
     * assertEquals(new Said("bob", "Hello"), ana.expect(SAID));
     * }</pre>
     *
     * @throws AssertionError if there is none, with what there is
     */
    public <P extends @Nullable Object> P expect(ServerEvent<P> event) {
        return decode(event.payload(), take(event.name()));
    }

    /** As {@link #expect(ServerEvent)}, for a request that stays unanswered. */
    public <P extends @Nullable Object> P expect(ServerRequest<P, ?> request) {
        return decode(request.payload(), take(request.name()));
    }

    /** As {@link #expect(ServerEvent)}, without a type: the arguments as plain values. */
    public List<@Nullable Object> expect(String name) {
        return take(name).arguments().values();
    }

    /**
     * As {@link #expect(ServerEvent)}, for a request that the test answers later.
     *
     * <pre>{@code
     * ReceivedRequest<Offer, Decision> offer = bob.expectRequest(OFFER);
     * assertEquals(new Offer("lamp", 12), offer.payload());
     * offer.answer(new Decision(true));
     * }</pre>
     *
     * @throws AssertionError also if the server sent it without asking for an answer
     */
    @Incubating
    public <P extends @Nullable Object, R extends @Nullable Object> ReceivedRequest<P, R> expectRequest(
            ServerRequest<P, R> request) {
        EventInbox.Received received = take(request.name());
        if (received.ackId() == MemoryClient.NO_ACK) {
            throw new AssertionError("expected a request, but \"" + request.name() + "\" asks for no answer");
        }
        return new ReceivedRequest<>(connection, request, received.ackId(), decode(request.payload(), received));
    }

    /**
     * Runs the server and checks that the inbox is empty.
     *
     * <pre>{@code
     * bob.expectNothingMore();
     * }</pre>
     *
     * @throws AssertionError if it is not, with what there is
     */
    public void expectNothingMore() {
        connection.receive();
        if (!connection.inbox().isEmpty()) {
            throw new AssertionError(connection + " expected nothing more, but there is " + connection.inbox());
        }
    }

    /**
     * Answers requests of the server from now on, whenever the server runs; they do not come to the inbox.
     *
     * <pre>{@code
     * bob.answer(OFFER, offer -> new Decision(offer.price() > 10));
     * assertEquals(new Receipt("o1"), ana.request(ORDER, new Order(12)));        // its handler asks Bob, and waits
     * }</pre>
     */
    public <P extends @Nullable Object, R extends @Nullable Object> void answer(
            ServerRequest<P, R> request, Function<? super P, ? extends R> answer) {
        connection.answer(request.name(), arguments -> {
            P payload = connection.codec().decode(request.payload(), arguments);
            return arguments(request.answer(), answer.apply(payload));
        });
    }

    private EventInbox.Received take(String name) {
        connection.receive();
        EventInbox.Received received = connection.inbox().take(name);
        if (received == null) {
            throw new AssertionError(connection + " expected \"" + name + "\", but there is " + connection.inbox()
                    + connection.reasonForSilence());
        }
        return received;
    }

    private <P extends @Nullable Object> P decode(Payload<P> payload, EventInbox.Received received) {
        try {
            return connection.codec().decode(payload, received.arguments());
        } catch (RefusedException e) {
            throw new AssertionError(
                    "\"" + received.name() + "\" came with "
                            + received.arguments().values() + ", which is no "
                            + payload.type().getName() + ": " + e.refusal().message(),
                    e);
        }
    }

    // --- ending

    /**
     * Leaves the namespace, as a client does.
     *
     * <pre>{@code
     * ana.disconnect();
     * }</pre>
     */
    public void disconnect() {
        connection.disconnect();
    }

    /**
     * Its connection goes away without a word.
     *
     * <pre>{@code
     * ana.drop();
     * server.advance(Duration.ofSeconds(30));          // a grace period
     * }</pre>
     */
    public void drop() {
        connection.drop();
    }

    /**
     * Comes back on a new connection, as a client does that knows of connection state recovery: it says which session it had, and
     * what it has received last. What the server has sent and no method of this client has seen yet is lost with the connection.
     *
     * <pre>{@code
     * ana.drop();
     * TestClient back = ana.reconnect(new Login("ana's token"));
     * assertTrue(back.recovered());
     * }</pre>
     *
     * @return the same client, with an inbox of its own
     * @throws ConnectErrorException if the server refuses it
     */
    @Incubating
    public TestClient reconnect(@Nullable Object auth) {
        return connection.reconnect(auth);
    }

    /**
     * As {@link #reconnect(Object)}, to another server of its {@link TestCluster}. Finding the session must take no time: the network
     * has no {@linkplain TestNetwork#delay delay} then.
     *
     * <pre>{@code
     * ana.drop();
     * TestClient back = ana.reconnect(cluster.node(1), new Login("ana's token"));
     * }</pre>
     */
    @Incubating
    public TestClient reconnect(TestServer to, @Nullable Object auth) {
        return connection.reconnect(to, auth);
    }

    /** Whether the server has given it back the session that it had before it came back. */
    @Incubating
    public boolean recovered() {
        return connection.session().isRecovered();
    }

    /** Its socket's id and its namespace. */
    @Override
    public String toString() {
        return connection.toString();
    }

    private <P extends @Nullable Object> List<@Nullable Object> arguments(Payload<P> payload, P value) {
        return connection.codec().arguments(payload, value);
    }

    private static List<@Nullable Object> listOf(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? Collections.singletonList(null) : Arrays.asList(arguments);
    }
}
