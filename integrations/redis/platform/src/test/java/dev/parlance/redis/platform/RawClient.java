package dev.parlance.redis.platform;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A client that speaks Socket.IO's text over a WebSocket. */
final class RawClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final String userId;
    private final WebSocket socket;

    /** Connects a user, and waits until they are let in. */
    RawClient(int port, String userId) {
        this.userId = userId;
        URI address = URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(address, this)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        await().until(() -> received.stream().anyMatch(message -> message.startsWith("40")));
    }

    @Override
    public void onOpen(WebSocket open) {
        open.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket open, CharSequence part, boolean last) {
        text.append(part);
        open.request(1);
        if (!last) {
            return null;
        }
        String message = text.toString();
        text.setLength(0);
        if (message.startsWith("0")) {
            return open.sendText("40{\"token\":\"" + userId + "\"}", true);
        }
        if (message.equals("2")) {
            return open.sendText("3", true);
        }
        received.add(message);
        return null;
    }

    /** Emits an event with one argument. */
    void emit(String event, String json) {
        socket.sendText("42[\"" + event + "\"," + json + "]", true).join();
    }

    /** Emits an event, and waits for its ack. */
    void emitAndWait(String event, String json) {
        long before = acks();
        socket.sendText("421[\"" + event + "\"," + json + "]", true).join();
        await().until(() -> acks() > before);
    }

    private long acks() {
        return received.stream().filter(message -> message.startsWith("43")).count();
    }

    /** The events of that name that have come, as texts. */
    List<String> received(String event) {
        return received.stream()
                .filter(message -> message.startsWith("42[\"" + event + "\""))
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
