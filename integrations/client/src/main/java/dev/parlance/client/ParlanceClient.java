package dev.parlance.client;

import dev.parlance.event.AuthEvents;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of one namespace of a Socket.IO server, with the events that the server has: it emits what clients send, and listens
 * to what the server sends.
 *
 * <pre>{@code
 * try (ParlanceClient client = ParlanceClient.builder(URI.create("http://localhost:9092/chats"))
 *         .auth(new Login("ana's token"))
 *         .catalogues(CHATS)
 *         .build()) {
 *     client.on(SAID, said -> log.info("{}: {}", said.from(), said.text()));
 *     client.connect(Duration.ofSeconds(10));
 *     Receipt receipt = client.request(SAY, new Say("m1", "42", "Hello"), Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. Listeners and handlers run one after another, in the order in which their events have come, on
 * the {@linkplain ParlanceClientBuilder#executor executor}. They may block: answers to requests do not wait behind them. So
 * one that waits in {@link #request} gets its answer, unless the server waits for an answer of this client first.
 *
 * <p>After a connection is lost, the client connects again by itself, see {@link ParlanceClientBuilder#reconnection}; its
 * listeners stay. What is emitted without a connection waits for one: at most 1,000 events.
 */
@Incubating
public final class ParlanceClient implements AutoCloseable {
    private final URI uri;
    private final ClientParts parts;
    private final Requests requests;

    ParlanceClient(ClientOptions options, ClientParts parts) {
        this.uri = options.uri();
        this.parts = parts;
        this.requests = new Requests(parts.connector(), parts.codec(), options.executor());
    }

    /**
     * Begins to make a client.
     *
     * @param uri {@code http} or {@code https}, host and port; its path is the namespace, its query goes into the handshake's request
     * @throws IllegalArgumentException if it is no such URI
     */
    public static ParlanceClientBuilder builder(URI uri) {
        return new ParlanceClientBuilder(uri);
    }

    /**
     * Connects, or waits for the connection that is being made. Completes when the client is connected; while the server cannot
     * be reached, the client goes on trying, if {@link ParlanceClientBuilder#reconnection} does not say otherwise.
     *
     * <pre>{@code
     * client.connect().thenRun(() -> client.emit(TYPING, new Typing("42")));
     * }</pre>
     *
     * @return completes on the executor; with a {@link ConnectionRefusedException} if the server refuses it, with a {@link
     *     ConnectionFailedException} if the client does not go on trying
     */
    public CompletableFuture<Void> connect() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Requests.completeOn(requests.executor(), parts.connector().connect(), (none, failure) -> {
            if (failure == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /**
     * Connects, and waits until it is connected. If it fails, the client has stopped trying.
     *
     * <pre>{@code
     * client.connect(Duration.ofSeconds(10));
     * }</pre>
     *
     * @throws ConnectionRefusedException if the server refuses it
     * @throws ConnectionFailedException if it is not connected in time; the cause is the last failure
     */
    public void connect(Duration deadline) {
        new BlockingConnect(uri, parts.connector(), parts.connections()).within(deadline);
    }

    /**
     * Disconnects, if it is connected or connecting. Requests without an answer fail. The client can connect again.
     *
     * <pre>{@code
     * client.disconnect();
     * }</pre>
     */
    public void disconnect() {
        parts.connector().disconnect();
    }

    /** Disconnects for good: what waits for a connection is not sent any more. Does not wait. */
    @Override
    public void close() {
        parts.connector().close();
    }

    /** Whether it is connected, as far as it knows. */
    public boolean isConnected() {
        return parts.connector().id() != null;
    }

    /** The id of its socket, another one for each connection that is not {@linkplain #recovered}; null if it is not connected. */
    public @Nullable String id() {
        return parts.connector().id();
    }

    /** Whether it has the state that it had before its connection was lost, also what it had missed. Known in {@link #onConnect}. */
    public boolean recovered() {
        return parts.connector().isRecovered();
    }

    /**
     * Calls a listener each time the client has connected, before the first event of that connection.
     *
     * <pre>{@code
     * client.onConnect(() -> client.emit(TYPING, new Typing("42")));
     * }</pre>
     */
    public ClientRegistration onConnect(Runnable listener) {
        return parts.connections().onConnect(listener);
    }

    /**
     * Calls a listener each time the client has lost its connection, with Socket.IO's reason, such as {@code transport close},
     * {@code ping timeout} or {@code io server disconnect}. After the last one, which the server wanted, the client does not
     * connect again by itself.
     *
     * <pre>{@code
     * client.onDisconnect(reason -> log.info("disconnected: {}", reason));
     * }</pre>
     */
    public ClientRegistration onDisconnect(Consumer<String> listener) {
        return parts.connections().onDisconnect(listener);
    }

    /**
     * Calls a listener each time the client could not connect. After a {@link ConnectionRefusedException} it does not try again by
     * itself.
     *
     * <pre>{@code
     * client.onConnectError(error -> log.warn("no connection", error));
     * }</pre>
     */
    public ClientRegistration onConnectError(Consumer<ConnectionFailedException> listener) {
        return parts.connections().onConnectError(listener);
    }

    /**
     * Sends a new token each time the server says that the client's credentials expire soon ({@link AuthEvents}), on the open
     * connection. The supplier runs as a listener, and may block. What fails goes to the error listeners.
     *
     * <pre>{@code
     * client.refreshWith(() -> tokens.current());
     * }</pre>
     */
    public ClientRegistration refreshWith(Supplier<String> freshTokens) {
        return TokenRefresh.begin(this, parts.errors(), freshTokens);
    }

    /**
     * Emits an event; does not wait.
     *
     * <pre>{@code
     * client.emit(TYPING, new Typing("42"));
     * }</pre>
     *
     * @throws IllegalArgumentException if it is not in the client's catalogues, or the payload is not complete or cannot be
     *     written
     */
    public <P extends @Nullable Object> void emit(ClientEvent<P> event, P payload) {
        parts.connector().send(event.name(), parts.codec().event(event, payload));
    }

    /** Emits an event that carries nothing. */
    public void emit(ClientEvent<Void> event) {
        parts.connector().send(event.name(), parts.codec().event(event, null));
    }

    /** Emits a request without asking for an ack: its answer comes as an event, if it has one. */
    public <P extends @Nullable Object> void emit(ClientRequest<P, ?> request, P payload) {
        parts.connector().send(request.name(), parts.codec().event(request, payload));
    }

    /**
     * Emits an event and asks for an ack, which comes when the listeners of the server have received it.
     *
     * <pre>{@code
     * client.emitWithAck(TYPING, new Typing("42"), Duration.ofSeconds(5)).thenRun(() -> log.info("received"));
     * }</pre>
     *
     * @return completes as {@link #requestAsync} does
     */
    public <P extends @Nullable Object> CompletableFuture<Void> emitWithAck(
            ClientEvent<P> event, P payload, Duration deadline) {
        return requests.emitWithAck(event, payload, deadline);
    }

    /**
     * Sends a request and waits for its answer.
     *
     * <pre>{@code
     * try {
     *     Receipt receipt = client.request(SAY, new Say("m1", "42", "Hello"), Duration.ofSeconds(5));
     * } catch (RefusedException refused) {
     *     log.info("{} {}", refused.refusal().code(), refused.refusal().retryAfterMs());
     * }
     * }</pre>
     *
     * @param deadline how long to wait at most; positive
     * @return the answer; null if the request has none, or may have none
     * @throws RefusedException if the server refuses it, with as much of the refusal as its dialect sends
     * @throws NoAnswerException if there is no answer, with its reason: no connection, no answer in time, a connection that
     *     ended, an answer that does not fit, an interrupt
     * @throws IllegalArgumentException as {@link #emit}
     * @throws IllegalStateException on the thread of socket.io-client-java, on which a {@linkplain
     *     ParlanceClientBuilder#freshAuth supplier of credentials} runs
     */
    public <P extends @Nullable Object, R extends @Nullable Object> R request(
            ClientRequest<P, R> request, P payload, Duration deadline) {
        return requests.request(request, payload, deadline);
    }

    /** As {@link #request(ClientRequest, Object, Duration)}, for a request that carries nothing. */
    public <R extends @Nullable Object> R request(ClientRequest<Void, R> request, Duration deadline) {
        return requests.request(request, null, deadline);
    }

    /**
     * Sends a request.
     *
     * <pre>{@code
     * client.requestAsync(SAY, new Say("m1", "42", "Hello"), Duration.ofSeconds(5))
     *         .thenAccept(receipt -> log.info("{}", receipt));
     * }</pre>
     *
     * @return completes on the executor, not in order with the listeners: with the answer, or with what {@link #request} throws
     * @throws IllegalArgumentException as {@link #emit}
     */
    public <P extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> requestAsync(
            ClientRequest<P, R> request, P payload, Duration deadline) {
        return requests.requestAsync(request, payload, deadline);
    }

    /** As {@link #requestAsync(ClientRequest, Object, Duration)}, for a request that carries nothing. */
    public <R extends @Nullable Object> CompletableFuture<R> requestAsync(
            ClientRequest<Void, R> request, Duration deadline) {
        return requests.requestAsync(request, null, deadline);
    }

    /**
     * Listens to an event; any number of listeners may.
     *
     * <pre>{@code
     * ClientRegistration listening = client.on(SAID, said -> log.info("{}: {}", said.from(), said.text()));
     * listening.remove();
     * }</pre>
     *
     * @throws IllegalArgumentException if it is not in the client's catalogues, or its payload cannot be read
     */
    public <P extends @Nullable Object> ClientRegistration on(
            ServerEvent<P> event, ServerEventListener<? super P> listener) {
        return parts.incoming().on(event, listener);
    }

    /**
     * The same for an event that carries nothing.
     *
     * <pre>{@code
     * client.on(CLOSING, () -> log.info("the server closes"));
     * }</pre>
     */
    public ClientRegistration on(ServerEvent<Void> event, Runnable listener) {
        return parts.incoming().on(event, nothing -> listener.run());
    }

    /**
     * Listens to all events that a pattern stands for.
     *
     * <pre>{@code
     * client.on(serverEvents("game:<event>", Move.class), (name, move) -> log.info("{} {}", name, move.x()));
     * }</pre>
     *
     * @throws IllegalArgumentException as {@link #on(ServerEvent, ServerEventListener)}
     */
    public <P extends @Nullable Object> ClientRegistration on(
            ServerEventPattern<P> pattern, NamedEventListener<? super P> listener) {
        return parts.incoming().on(pattern, listener);
    }

    /**
     * Waits for the next event; it is asked for before this returns.
     *
     * <pre>{@code
     * CompletableFuture<Said> answer = client.next(SAID);
     * client.emit(TYPING, new Typing("42"));
     * Said said = answer.get(5, TimeUnit.SECONDS);
     * }</pre>
     *
     * @return completes where listeners run, so that a listener must not wait for it; with an {@link InvalidPayloadException} if
     *     an event comes that does not fit
     */
    public <P extends @Nullable Object> CompletableFuture<P> next(ServerEvent<P> event) {
        return parts.incoming().next(event);
    }

    /**
     * Answers a request of the server, for which there is one handler. If it throws, the server gets no answer, and its request
     * ends at its deadline.
     *
     * <pre>{@code
     * client.handle(OFFER, offer -> new Decision(offer.price() > 10));
     * }</pre>
     *
     * @throws IllegalStateException if there is a handler already
     * @throws IllegalArgumentException as {@link #on(ServerEvent, ServerEventListener)}
     */
    public <P extends @Nullable Object, R extends @Nullable Object> ClientRegistration handle(
            ServerRequest<P, R> request, ServerRequestHandler<? super P, ? extends R> handler) {
        return parts.incoming().handle(request, payload -> CompletableFuture.completedFuture(handler.answer(payload)));
    }

    /** The same for a request that carries nothing. */
    public <R extends @Nullable Object> ClientRegistration handle(
            ServerRequest<Void, R> request, Callable<? extends R> handler) {
        return handle(request, nothing -> handler.call());
    }

    /**
     * As {@link #handle(ServerRequest, ServerRequestHandler)}, with an answer that comes later.
     *
     * <pre>{@code
     * client.handleAsync(OFFER, offer -> CompletableFuture.supplyAsync(() -> new Decision(offer.price() > 10)));
     * }</pre>
     */
    public <P extends @Nullable Object, R extends @Nullable Object> ClientRegistration handleAsync(
            ServerRequest<P, R> request, AsyncServerRequestHandler<? super P, ? extends R> handler) {
        return parts.incoming().handle(request, handler);
    }

    /**
     * Calls a listener for events that no other listener or handler of this client receives, and no catalogue of it has.
     *
     * <pre>{@code
     * client.onUnknown((name, arguments) -> log.info("{} with {} arguments", name, arguments.size()));
     * }</pre>
     */
    public ClientRegistration onUnknown(NamedEventListener<List<@Nullable Object>> listener) {
        return parts.incoming().onUnknown(listener);
    }

    /**
     * Calls a listener, on the thread where it happens, when an event does not fit its type, a listener or handler throws, or an
     * event cannot be sent. While there is no such listener, they are logged, by {@link System.Logger}.
     *
     * <pre>{@code
     * client.onError((event, error) -> log.warn(event, error));
     * }</pre>
     */
    public ClientRegistration onError(ErrorListener listener) {
        return parts.errors().add(listener);
    }

    /**
     * From now on, payloads and answers are base64 of their JSON in both directions, or JSON again: for servers that were asked for it.
     *
     * <pre>{@code
     * client.useBase64(true);
     * }</pre>
     */
    public void useBase64(boolean use) {
        parts.codec().useBase64(use);
    }

    /** Its URI; not who is connected. */
    @Override
    public String toString() {
        return "ParlanceClient[" + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath() + "]";
    }
}
