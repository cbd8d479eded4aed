package dev.parlance.clients.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.SampleEvent;
import dev.parlance.clients.json.JsonValues;
import dev.parlance.http.WebSocketConnection;
import dev.parlance.http.WebSocketListener;
import dev.parlance.internal.json.JsonCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The events of the eventstream catalogue: text frames of a plain WebSocket, without Socket.IO. */
@TestInstance(Lifecycle.PER_CLASS)
class EventstreamIT {
    private static final String PATH = "/api/v1/events";
    private static final long TIMEOUT_SECONDS = 20;

    private final JsonCodec codec = new JsonCodec();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<WebSocketConnection> accepted = new CompletableFuture<>();
    private final ParlanceServer server =
            ParlanceServer.builder().host("127.0.0.1").port(0).build();
    private WebSocket client;

    @BeforeAll
    void connect() throws Exception {
        server.webSocket(PATH, request -> new WebSocketListener() {
            @Override
            public void opened(WebSocketConnection connection) {
                accepted.complete(connection);
            }
        });
        server.start();
        client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + PATH), new Frames())
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @AfterAll
    void close() {
        client.abort();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyEventArrivesAsTheTextOfAFrame() {
        return SampleEvent.of(EventstreamCatalogue.EVENTSTREAM).stream()
                .map(sample -> dynamicTest("eventstream " + sample, () -> arrives(sample)));
    }

    private void arrives(SampleEvent sample) throws Exception {
        accepted.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).send(frame(sample));

        String expected = "{\"type\":\"" + sample.event().name() + "\",\"data\":"
                + sample.arguments().get(0) + "}";
        String text = frames.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(text).startsWith("{\"type\":\"" + sample.event().name() + "\",\"data\":{");
        assertThat(JsonValues.fromJson(new JSONObject(text))).isEqualTo(JsonValues.fromJson(new JSONObject(expected)));
    }

    private String frame(SampleEvent sample) throws Exception {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("type", sample.event().name());
        frame.put(
                "data",
                codec.decode(sample.event().payload(), codec.parse(sample.json().getBytes(UTF_8), List.of(), false)));
        return new String(codec.encodeValue(frame), UTF_8);
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder begun = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            begun.append(part);
            if (last) {
                frames.add(begun.toString());
                begun.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
