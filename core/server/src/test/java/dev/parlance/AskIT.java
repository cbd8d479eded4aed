package dev.parlance;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerRequest.serverRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Transport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server whose application has one thread: while a handler asks, there is no other for the answer. */
class AskIT {
    private static final ClientRequest<Void, Integer> BIRTHDAY = clientRequest("birthday", Integer.class);
    private static final ServerRequest<Void, Integer> AGE = serverRequest("age", Integer.class);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ExecutorService onlyThread = Executors.newSingleThreadExecutor();

    @AutoClose
    private final ParlanceServer server =
            ParlanceServer.builder().port(0).executor(onlyThread).build();

    private final Namespace<Guest> root = server.namespace("/");
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        onlyThread.shutdownNow();
    }

    private WebSocket connect() throws Exception {
        server.start();
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://localhost:" + server.port() + "/socket.io/?EIO=4&transport=websocket"),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket from, CharSequence text, boolean last) {
                                received.add(text.toString());
                                from.request(1);
                                return null;
                            }
                        })
                .join();
        client.sendText("40", true).join();
        assertThat(next()).startsWith("0{");
        assertThat(next()).startsWith("40{");
        return client;
    }

    private String next() throws InterruptedException {
        String next = received.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void aHandlerThatAsksNeedsNoOtherThread() throws Exception {
        root.handle(BIRTHDAY, socket -> socket.ask(AGE, DEADLINE) + 1);
        WebSocket client = connect();
        client.sendText("427[\"birthday\"]", true).join();
        assertThat(next()).isEqualTo("420[\"age\"]");
        client.sendText("430[41]", true).join();
        assertThat(next()).isEqualTo("437[42]");
    }

    @Test
    void theFirstAnswerOfManyNeedsNoOtherThread() throws Exception {
        root.handle(BIRTHDAY, socket -> root.askFirst(AGE, DEADLINE) + 1);
        WebSocket client = connect();
        client.sendText("427[\"birthday\"]", true).join();
        assertThat(next()).isEqualTo("420[\"age\"]");
        client.sendText("430[41]", true).join();
        assertThat(next()).isEqualTo("437[42]");
    }

    @Test
    void nothingIsAskedOnAnEventLoop() throws Exception {
        BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        root.nonBlocking().handle(BIRTHDAY, socket -> {
            try {
                return socket.ask(AGE, DEADLINE);
            } catch (IllegalStateException e) {
                failures.add(e);
                return socket.transport() == Transport.WEBSOCKET ? 0 : -1;
            }
        });
        WebSocket client = connect();
        client.sendText("427[\"birthday\"]", true).join();
        assertThat(next()).isEqualTo("437[0]");
        assertThat(failures).hasSize(1);
    }
}
