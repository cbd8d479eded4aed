package dev.parlance.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Socket.IO client on a bare WebSocket, for events with acks. */
final class ExampleClient implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String userId;
    private final String token;
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Queue<String> outgoing = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable WebSocket socket;

    ExampleClient(HttpClient http, URI address, String token, String userId) {
        this.token = token;
        this.userId = userId;
        http.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://" + address.getAuthority() + "/socket.io/?EIO=4&transport=websocket"), this)
                .join();
        connected.join();
    }

    String userId() {
        return userId;
    }

    /** Calls a listener with the payload of each event of that name. */
    void onEvent(String event, Consumer<JsonNode> listener) {
        listeners.put(event, listener);
    }

    /** Emits an event; completes with its ack. */
    CompletableFuture<JsonNode> emit(String event, Map<String, ?> payload) {
        CompletableFuture<JsonNode> ack = new CompletableFuture<>();
        int id = ids.incrementAndGet();
        pending.put(id, ack);
        send("42" + id + json(List.of(event, payload)));
        return ack;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        socket = webSocket;
        webSocket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            handle(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void handle(String packet) {
        if (packet.startsWith("0")) {
            send("40" + json(Map.of("token", token)));
        } else if (packet.startsWith("40")) {
            connected.complete(null);
        } else if (packet.equals("2")) {
            send("3");
        } else if (packet.startsWith("43")) {
            int arguments = packet.indexOf('[');
            CompletableFuture<JsonNode> ack = pending.remove(Integer.valueOf(packet.substring(2, arguments)));
            ack.complete(read(packet.substring(arguments)).path(0));
        } else if (packet.startsWith("42[")) {
            JsonNode event = read(packet.substring(2));
            Consumer<JsonNode> listener = listeners.get(event.path(0).textValue());
            if (listener != null) {
                listener.accept(event.path(1));
            }
        }
    }

    /** A WebSocket accepts the next text only after it has sent the previous one. */
    private void send(String packet) {
        outgoing.add(packet);
        if (waiting.getAndIncrement() == 0) {
            sendNext();
        }
    }

    private void sendNext() {
        Objects.requireNonNull(socket).sendText(outgoing.remove(), true).thenRun(() -> {
            if (waiting.decrementAndGet() > 0) {
                sendNext();
            }
        });
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
