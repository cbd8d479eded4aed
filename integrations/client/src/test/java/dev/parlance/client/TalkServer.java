package dev.parlance.client;

import static dev.parlance.client.TalkEvents.ECHO;
import static dev.parlance.client.TalkEvents.GOODBYE;
import static dev.parlance.client.TalkEvents.MAYBE;
import static dev.parlance.client.TalkEvents.MOVE;
import static dev.parlance.client.TalkEvents.NOTHING;
import static dev.parlance.client.TalkEvents.OFFER;
import static dev.parlance.client.TalkEvents.SAID;
import static dev.parlance.client.TalkEvents.SAY;
import static dev.parlance.client.TalkEvents.SELL;
import static dev.parlance.client.TalkEvents.TYPED;
import static dev.parlance.client.TalkEvents.TYPING;
import static dev.parlance.client.TalkEvents.WAIT;

import dev.parlance.ParlanceServer;
import dev.parlance.client.TalkEvents.Decision;
import dev.parlance.client.TalkEvents.Receipt;
import dev.parlance.client.TalkEvents.Said;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.AckException;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.User;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A server that the tests' clients talk to. */
final class TalkServer implements AutoCloseable {
    final Queue<Object> received = new ConcurrentLinkedQueue<>();
    final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    /** Completes when somebody waits in vain. */
    final CompletableFuture<Void> waited = new CompletableFuture<>();

    final Namespace<Speaker> talk;
    private final ParlanceServer server;
    private final AtomicLong numbers = new AtomicLong();

    record Speaker(String id) implements User {}

    record Credentials(String name, String token) {}

    TalkServer(Dialect dialect, int port) throws IOException {
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(port)
                .rateLimits(RateLimits.NONE)
                .build();
        talk = server.namespaceBuilder("/talk")
                .catalogues(catalogue(dialect))
                .authenticator(this::verify)
                .build();
        listen();
        server.start();
    }

    static Catalogue catalogue(Dialect dialect) {
        return Catalogue.of("talk", dialect, TalkEvents.class);
    }

    private Speaker verify(Handshake handshake) {
        Credentials credentials = handshake.auth(Credentials.class);
        tokens.add(credentials.token());
        if (credentials.token().equals("expired")) {
            throw new ConnectRefusedException("the token has expired", Map.of("since", 7, "why", List.of("old")));
        }
        return new Speaker(credentials.name());
    }

    private void listen() {
        talk.handle(SAY, (socket, say) -> {
            if (say.text().equals("no")) {
                throw new RefusedException(dev.parlance.event.Refusal.of(RefusalCode.RATE_LIMITED, "not so often")
                        .withField("text")
                        .withRetryAfter(Duration.ofMillis(1_500)));
            }
            talk.emit(SAID, new Said(socket.user().id(), say.text()));
            return new Receipt(numbers.incrementAndGet());
        });
        talk.handle(NOTHING, (socket, none) -> null);
        talk.handle(MAYBE, (socket, text) -> text.equals("yes") ? new Receipt(1) : null);
        talk.handleAsync(WAIT, (socket, none) -> {
            waited.complete(null);
            return new CompletableFuture<>();
        });
        talk.on(TYPING, (socket, typing) -> {
            received.add(typing);
            talk.emit(TYPED, typing);
        });
        talk.on(GOODBYE, (socket, none) -> received.add("goodbye"));
        talk.handle(MOVE, (socket, move) -> move);
        talk.handle(ECHO, (socket, anything) -> anything);
        talk.handle(SELL, (socket, offer) -> {
            try {
                Decision decision = socket.ask(OFFER, offer, Duration.ofSeconds(2));
                return decision.accepted() + " " + (decision.signature() == null ? 0 : decision.signature().length);
            } catch (AckException e) {
                return e.reason().name();
            }
        });
    }

    int port() {
        return server.port();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/talk");
    }

    ParlanceClientBuilder client(ClientTransport... transports) {
        return ParlanceClient.builder(uri())
                .auth(new Credentials("ana", "t0"))
                .transports(transports)
                .catalogues(catalogue(talk.catalogues().get(0).dialect()))
                .reconnectionDelay(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    /** Ends all connections at once. */
    @Override
    public void close() {
        server.close(Duration.ZERO);
    }
}
