package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.java.JavaClient;
import dev.parlance.clients.json.JsonValues;
import io.socket.client.Ack;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** The socket.io-client-java, over WebSocket. */
final class JavaRowClients implements RowClients {
    private static final long TIMEOUT_SECONDS = 20;

    private final Map<String, Client> clients = new HashMap<>();

    private record Client(Socket socket, BlockingQueue<List<@Nullable Object>> received) {
        private void receive(Object[] event) {
            List<@Nullable Object> plain = new ArrayList<>();
            Arrays.stream(event).map(JsonValues::fromJson).forEach(plain::add);
            received.add(plain);
        }
    }

    @Override
    public Connected connect(String client, String url, String namespace, Map<String, String> auth) throws Exception {
        Manager.Options options = new Manager.Options();
        options.transports = Transports.WEBSOCKET.names();
        options.reconnection = false;
        options.auth = auth;
        Socket socket = new Manager(URI.create(url), options).socket(namespace, options);
        Client connecting = new Client(socket, new LinkedBlockingQueue<>());
        clients.put(client, connecting);
        CompletableFuture<Connected> connected = new CompletableFuture<>();
        socket.onAnyIncoming(connecting::receive);
        socket.on(Socket.EVENT_CONNECT, none -> connected.complete(new Connected(socket.id(), null)));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                error -> connected.complete(new Connected(null, ((JSONObject) error[0]).optString("message"))));
        socket.on(Socket.EVENT_DISCONNECT, reason -> connecting.receive(new Object[] {DISCONNECT, reason[0]}));
        socket.connect();
        return JavaClient.within(connected);
    }

    @Override
    public void emit(String client, List<Object> event) {
        client(client).socket().emit((String) event.get(0), arguments(event));
    }

    @Override
    public List<@Nullable Object> ask(String client, List<Object> event) throws Exception {
        CompletableFuture<List<@Nullable Object>> answer = new CompletableFuture<>();
        client(client).socket().emit((String) event.get(0), arguments(event), (Ack) values -> {
            List<@Nullable Object> plain = new ArrayList<>();
            Arrays.stream(values).map(JsonValues::fromJson).forEach(plain::add);
            answer.complete(plain);
        });
        return JavaClient.within(answer);
    }

    private static Object[] arguments(List<Object> event) {
        return event.stream().skip(1).map(JsonValues::toJson).toArray();
    }

    @Override
    public List<List<@Nullable Object>> received(String client, String fence, int number) throws Exception {
        List<List<@Nullable Object>> received = new ArrayList<>();
        while (true) {
            List<@Nullable Object> event = client(client).received().poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("the fence for %s after %s", client, received).isNotNull();
            if (event.equals(List.of(fence, (long) number))) {
                return received;
            }
            received.add(event);
            if (DISCONNECT.equals(event.get(0))) {
                return received;
            }
        }
    }

    @Override
    public void disconnect(String client) {
        client(client).socket().disconnect();
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
        clients.values().forEach(client -> client.socket().disconnect());
        clients.clear();
    }

    @Override
    public void close() {
        reset();
    }
}
