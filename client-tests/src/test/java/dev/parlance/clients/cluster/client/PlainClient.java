package dev.parlance.clients.cluster.client;

import dev.parlance.clients.cluster.Binary;
import dev.parlance.clients.json.JsonValues;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** A plain WebSocket: each event is an object with {@code type} and {@code data}. It does not learn the id of its socket. */
public final class PlainClient implements ClusterClient, WebSocket.Listener, AutoCloseable {
    private static final long CONNECT_SECONDS = 20;

    private final String name;
    private final List<List<@Nullable Object>> received = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket webSocket;
    private volatile boolean closed;

    /** Connects one to a path of a server. */
    public PlainClient(String name, int port, String path, List<String> rooms) throws Exception {
        this.name = name;
        String query = "name=" + name + "&rooms=" + URLEncoder.encode(String.join(",", rooms), StandardCharsets.UTF_8);
        webSocket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + path + "?" + query), this)
                .get(CONNECT_SECONDS, TimeUnit.SECONDS);
    }

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
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed = true;
    }

    private static List<@Nullable Object> event(String frame) {
        try {
            JSONObject event = new JSONObject(frame);
            return JsonValues.list(event.getString("type"), JsonValues.fromJson(event.opt("data")));
        } catch (JSONException e) {
            return JsonValues.list("not an event", frame);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String id() {
        throw new UnsupportedOperationException("a plain WebSocket does not learn its id");
    }

    @Override
    public boolean hasAcks() {
        return false;
    }

    @Override
    public List<@Nullable Object> seen(List<@Nullable Object> event) {
        List<@Nullable Object> arguments = event.subList(1, event.size());
        return JsonValues.list(
                event.get(0),
                Binary.replaced(
                        arguments.size() == 1 ? arguments.get(0) : arguments, Base64.getEncoder()::encodeToString));
    }

    @Override
    public List<List<@Nullable Object>> received() {
        return List.copyOf(received);
    }

    @Override
    public boolean isConnected() {
        return !closed;
    }

    @Override
    public void close() {
        webSocket.abort();
    }
}
