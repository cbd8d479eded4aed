package dev.parlance.clients.cluster.client;

import dev.parlance.clients.json.JsonValues;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of socket.io-client-java. */
public final class JavaSocketClient implements ClusterClient, AutoCloseable {
    private static final long CONNECT_SECONDS = 20;

    private final String name;
    private final Socket socket;
    private final String id;
    private final List<List<@Nullable Object>> received = new CopyOnWriteArrayList<>();

    /** Connects one. */
    public JavaSocketClient(String name, String url, List<String> rooms) throws Exception {
        this.name = name;
        socket = IO.socket(
                URI.create(url),
                IO.Options.builder()
                        .setForceNew(true)
                        .setReconnection(false)
                        .setTransports(new String[] {WebSocket.NAME})
                        .setAuth(Map.of("name", name, "rooms", String.join(",", rooms)))
                        .build());
        socket.onAnyIncoming(this::receive);
        CompletableFuture<String> connected = new CompletableFuture<>();
        socket.once(Socket.EVENT_CONNECT, arguments -> connected.complete(socket.id()));
        socket.once(
                Socket.EVENT_CONNECT_ERROR,
                arguments -> connected.completeExceptionally(new IllegalStateException(Arrays.toString(arguments))));
        socket.connect();
        id = connected.get(CONNECT_SECONDS, TimeUnit.SECONDS);
    }

    private void receive(Object... event) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object value : event) {
            if (value instanceof Ack ack) {
                ack.call(name);
            } else {
                values.add(JsonValues.fromJson(value));
            }
        }
        received.add(values);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean hasAcks() {
        return true;
    }

    @Override
    public List<@Nullable Object> seen(List<@Nullable Object> event) {
        return event;
    }

    @Override
    public List<List<@Nullable Object>> received() {
        return List.copyOf(received);
    }

    @Override
    public boolean isConnected() {
        return socket.connected();
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
