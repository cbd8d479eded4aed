package dev.parlance;

import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ServerEvent;
import dev.parlance.http.WebSocketConnection;
import dev.parlance.http.WebSocketListener;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Plain WebSockets of a namespace on a port, with the JDK's client. */
class NamespaceWebSocketIT {
    private static final long SECONDS = 20;
    private static final ServerEvent<Said> SAID = serverEvent("said", Said.class);

    record Said(String text) {}

    record Account(String id) implements User {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Socket<Account>> connected = new LinkedBlockingQueue<>();
    private final BlockingQueue<DisconnectReason> disconnected = new LinkedBlockingQueue<>();

    @AutoClose
    private final ParlanceServer server = ParlanceServer.builder()
            .host("127.0.0.1")
            .port(0)
            .pingInterval(Duration.ofMillis(200))
            .pingTimeout(Duration.ofMillis(200))
            .build();

    private final Namespace<Account> stream = server.namespaceBuilder("/stream")
            .authenticator(handshake -> account(handshake.headers().first("Cookie")))
            .webSocket("/api/v1/events", PlainFormat.typeAndData().oneWay())
            .build();

    private static Account account(@Nullable String cookie) {
        if (cookie == null || !cookie.startsWith("session=")) {
            throw new ConnectRefusedException("Authentication error");
        }
        return new Account(cookie.substring("session=".length()));
    }

    /** What a client has received, its end as {@code closed CODE REASON}. */
    private static final class Received implements WebSocket.Listener {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final boolean reading;

        Received(boolean reading) {
            this.reading = reading;
        }

        @Override
        public void onOpen(WebSocket client) {
            if (reading) {
                client.request(Long.MAX_VALUE);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket client, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                lines.add(text.toString());
                text.setLength(0);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket client, int code, String reason) {
            lines.add("closed " + code + " " + reason);
            return null;
        }

        String next() throws InterruptedException {
            return lines.poll(SECONDS, TimeUnit.SECONDS);
        }
    }

    private CompletableFuture<WebSocket> opening(WebSocket.Builder builder, String path, Received received) {
        return builder.buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), received);
    }

    private WebSocket open(String user, Received received) throws Exception {
        WebSocket.Builder builder = http.newWebSocketBuilder().header("Cookie", "session=" + user);
        WebSocket client = opening(builder, "/api/v1/events", received).get(SECONDS, TimeUnit.SECONDS);
        assertThat(connected.poll(SECONDS, TimeUnit.SECONDS)).isNotNull();
        return client;
    }

    private void start() throws Exception {
        stream.onConnect(connected::add);
        stream.onDisconnect((socket, reason) -> disconnected.add(reason));
        server.start();
    }

    private int refused(WebSocket.Builder builder) {
        try {
            opening(builder, "/api/v1/events", new Received(true)).join().abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    @Test
    void whoIsNotKnownOrComesFromAForeignPageIsAnsweredBeforeTheUpgrade() throws Exception {
        start();
        assertThat(refused(http.newWebSocketBuilder())).isEqualTo(401);
        assertThat(refused(http.newWebSocketBuilder()
                        .header("Cookie", "session=ann")
                        .header("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(stream.sockets()).isEmpty();
    }

    @Test
    void eventsArriveAndWhatTheServerSaysAtTheEnd() throws Exception {
        start();
        Received ann = new Received(true);
        WebSocket client = open("ann", ann);
        stream.toUsers("ann").emit(SAID, new Said("héllo"));
        assertThat(ann.next()).isEqualTo("{\"type\":\"said\",\"data\":{\"text\":\"héllo\"}}");
        stream.sockets().forEach(socket -> socket.close(4001, "the session has expired"));
        assertThat(ann.next()).isEqualTo("closed 4001 the session has expired");
        assertThat(disconnected.poll(SECONDS, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        client.abort();
    }

    @Test
    void whatAClientSendsOnAOneWayStreamClosesIt() throws Exception {
        start();
        Received ann = new Received(true);
        open("ann", ann).sendText("hello", true).join();
        assertThat(ann.next()).isEqualTo("closed 1008 nothing may be sent here");
        assertThat(disconnected.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.FORCED_CLOSE);
    }

    @Test
    void theFirstSubprotocolIsAgreedOn() throws Exception {
        start();
        Received ann = new Received(true);
        WebSocket.Builder builder =
                http.newWebSocketBuilder().header("Cookie", "session=ann").subprotocols("events.v2", "events.v1");
        WebSocket client = opening(builder, "/api/v1/events", ann).get(SECONDS, TimeUnit.SECONDS);
        assertThat(client.getSubprotocol()).isEqualTo("events.v2");
        client.abort();
    }

    @Test
    void whoAnswersPingsStaysAndWhoDoesNotIsClosed() throws Exception {
        start();
        Received ann = new Received(true);
        Received asleep = new Received(false);
        WebSocket client = open("ann", ann);
        WebSocket silent = open("bob", asleep);
        assertThat(disconnected.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.PING_TIMEOUT);
        stream.emit(SAID, new Said("still here"));
        assertThat(ann.next()).isEqualTo("{\"type\":\"said\",\"data\":{\"text\":\"still here\"}}");
        client.abort();
        silent.abort();
    }

    @Test
    void aServerThatClosesGoesAway() throws Exception {
        start();
        Received ann = new Received(true);
        open("ann", ann);
        CompletableFuture<Void> closed = server.closeAsync(Duration.ofSeconds(SECONDS));
        assertThat(ann.next()).isEqualTo("closed 1001 ");
        assertThat(disconnected.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.SERVER_SHUTTING_DOWN);
        closed.get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void anEndpointsOwnConnectionIsClosedWithACodeToo() throws Exception {
        server.webSocket("/echo", request -> new WebSocketListener() {
            @Override
            public void text(WebSocketConnection connection, String text) {
                connection.send(text);
                connection.close(4002, text);
            }
        });
        start();
        Received echo = new Received(true);
        WebSocket client = opening(http.newWebSocketBuilder(), "/echo", echo).get(SECONDS, TimeUnit.SECONDS);
        client.sendText("enough", true).join();
        assertThat(List.of(echo.next(), echo.next())).containsExactly("enough", "closed 4002 enough");
    }
}
