package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.json.JsonValues;
import dev.parlance.clients.rows.world.NamespaceWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's WebSocket, without Socket.IO: each frame is an object with {@code type} and {@code data}. What a client emits is
 * one text, sent as it is; there are no acks. A close is listed as a disconnect with its code.
 */
final class PlainRowClients implements RowClients {
    private static final long TIMEOUT_SECONDS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Client> clients = new HashMap<>();

    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<List<@Nullable Object>> received = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable WebSocket webSocket;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                received.add(event(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add(List.of(DISCONNECT, (long) code));
            return null;
        }

        private static List<@Nullable Object> event(String frame) {
            try {
                JSONObject event = new JSONObject(frame);
                assertThat(event.length()).as(frame).isEqualTo(2);
                return JsonValues.list(event.getString("type"), JsonValues.fromJson(event.get("data")));
            } catch (JSONException e) {
                throw new IllegalArgumentException(frame, e);
            }
        }
    }

    /** Connects with the credentials as headers; a refusal is the status of the response, and the id the client's name. */
    @Override
    public Connected connect(String client, String url, String path, Map<String, String> credentials) {
        Client connecting = new Client();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        credentials.forEach(builder::header);
        builder.header(NamespaceWorld.CLIENT, client);
        try {
            connecting.webSocket = builder.buildAsync(URI.create(url.replaceFirst("^http", "ws") + path), connecting)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return new Connected(null, String.valueOf(refused.getResponse().statusCode()));
            }
            throw e;
        }
        clients.put(client, connecting);
        return new Connected(client, null);
    }

    @Override
    public void emit(String client, List<Object> event) {
        webSocket(client).sendText((String) event.get(0), true).join();
    }

    @Override
    public List<@Nullable Object> ask(String client, List<Object> event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void fence(String client, List<Object> event, String fence, int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void useBase64(String client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<List<@Nullable Object>> received(String client, String fence, int number) throws Exception {
        return RowClients.upTo(fence, number, () -> client(client).received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void disconnect(String client) {
        webSocket(client).sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private WebSocket webSocket(String client) {
        WebSocket webSocket = client(client).webSocket;
        assertThat(webSocket).isNotNull();
        return webSocket;
    }

    private Client client(String name) {
        Client client = clients.get(name);
        if (client == null) {
            throw new IllegalArgumentException(name);
        }
        return client;
    }

    @Override
    public void reset() {
        clients.values().forEach(client -> client.webSocket.abort());
        clients.clear();
    }

    @Override
    public void close() {
        reset();
    }
}
