package dev.parlance;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refusal that closes the connection has been written before, whatever the transport and however long it is. */
class RefusalThenDisconnectIT {
    private static final ClientRequest<Void, Integer> ENTER = clientRequest("enter", Integer.class);
    private static final String REASON = "banned ".repeat(50_000).strip();
    private static final String ACK =
            "4" + "30[{\"error\":{\"code\":\"permission-denied\",\"message\":\"" + REASON + "\",\"event\":\"enter\"}}]";

    @AutoClose
    private final ParlanceServer server = ParlanceServer.builder().port(0).build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch disconnected = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        Namespace<Guest> root = server.namespace("/");
        root.handle(ENTER, socket -> {
            throw RefusedException.permissionDenied(REASON).thenDisconnectClient();
        });
        root.onDisconnect((socket, reason) -> disconnected.countDown());
        server.start();
    }

    private URI uri(String scheme, String transport, String more) {
        return URI.create(scheme + "://localhost:" + server.port() + "/socket.io/?EIO=4&transport=" + transport + more);
    }

    private String get(String more) throws Exception {
        return client.send(HttpRequest.newBuilder(uri("http", "polling", more)).build(), BodyHandlers.ofString())
                .body();
    }

    private String post(String more, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("http", "polling", more))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void overPolling() throws Exception {
        String opened = get("");
        String sid = "&sid=" + opened.substring(opened.indexOf("\"sid\":\"") + 7, opened.indexOf("\",\""));
        assertThat(post(sid, "40")).isEqualTo("ok");
        assertThat(get(sid)).startsWith("40{\"sid\":");
        assertThat(post(sid, "420[\"enter\"]")).isEqualTo("ok");
        // No poll waits: the answer outlives the session.
        assertThat(disconnected.await(20, TimeUnit.SECONDS)).isTrue();
        // How many packets one poll carries is a matter of time.
        List<String> packets = new ArrayList<>();
        while (!packets.contains("1")) {
            packets.addAll(List.of(get(sid).split("\u001e")));
        }
        assertThat(packets).containsExactly(ACK, "41", "1");
    }

    @Test
    void overWebSocket() throws Exception {
        Received received = new Received();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(uri("ws", "websocket", ""), received)
                .join();
        socket.sendText("40", true).join();
        assertThat(received.next()).startsWith("0{");
        assertThat(received.next()).startsWith("40{\"sid\":");
        socket.sendText("420[\"enter\"]", true).join();
        List<String> rest = new ArrayList<>();
        for (String next = received.next(); !next.equals(Received.CLOSED); next = received.next()) {
            rest.add(next);
        }
        assertThat(rest).startsWith(ACK, "41");
    }

    private static final class Received implements WebSocket.Listener {
        static final String CLOSED = "closed";

        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        String next() throws InterruptedException {
            String next = texts.poll(20, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            texts.add(CLOSED);
            return null;
        }
    }
}
