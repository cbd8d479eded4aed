package dev.parlance.clients.rows;

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

    private static final class Client {
        private final Socket socket;
        private final BlockingQueue<List<@Nullable Object>> received = new LinkedBlockingQueue<>();
        private volatile boolean isBase64;

        Client(Socket socket) {
            this.socket = socket;
        }

        void receive(Object[] event) {
            List<@Nullable Object> plain = JsonValues.list(event[0]);
            plain.addAll(decoded(Arrays.copyOfRange(event, 1, event.length)));
            received.add(plain);
        }

        List<@Nullable Object> decoded(Object[] values) {
            List<@Nullable Object> plain = new ArrayList<>();
            for (Object value : values) {
                plain.add(isBase64 ? Base64Json.decode((String) value) : JsonValues.fromJson(value));
            }
            return plain;
        }

        void emit(List<Object> event, @Nullable Ack ack) {
            Object[] arguments = event.stream()
                    .skip(1)
                    .map(value -> isBase64 ? Base64Json.encode(value) : JsonValues.toJson(value))
                    .toArray();
            if (ack == null) {
                socket.emit((String) event.get(0), arguments);
            } else {
                socket.emit((String) event.get(0), arguments, ack);
            }
        }
    }

    @Override
    public Connected connect(String client, String url, String namespace, Map<String, String> auth) throws Exception {
        Manager.Options options = new Manager.Options();
        options.transports = Transports.WEBSOCKET.names();
        options.reconnection = false;
        options.auth = auth;
        Socket socket = new Manager(URI.create(url), options).socket(namespace, options);
        Client connecting = new Client(socket);
        clients.put(client, connecting);
        CompletableFuture<Connected> connected = new CompletableFuture<>();
        socket.onAnyIncoming(connecting::receive);
        socket.on(Socket.EVENT_CONNECT, none -> connected.complete(new Connected(socket.id(), null)));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                error -> connected.complete(new Connected(null, ((JSONObject) error[0]).optString("message"))));
        socket.on(Socket.EVENT_DISCONNECT, reason -> connecting.received.add(List.of(DISCONNECT, reason[0])));
        socket.connect();
        return JavaClient.within(connected);
    }

    @Override
    public void emit(String client, List<Object> event) {
        client(client).emit(event, null);
    }

    @Override
    public List<@Nullable Object> ask(String client, List<Object> event) throws Exception {
        CompletableFuture<List<@Nullable Object>> answer = new CompletableFuture<>();
        Client asking = client(client);
        asking.emit(event, values -> answer.complete(asking.decoded(values)));
        return JavaClient.within(answer);
    }

    @Override
    public void fence(String client, List<Object> event, String fence, int number) {
        Client asking = client(client);
        asking.emit(event, values -> asking.received.add(List.of(fence, (long) number)));
    }

    @Override
    public void useBase64(String client) {
        client(client).isBase64 = true;
    }

    @Override
    public List<List<@Nullable Object>> received(String client, String fence, int number) throws Exception {
        return RowClients.upTo(fence, number, () -> client(client).received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void disconnect(String client) {
        client(client).socket.disconnect();
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
        clients.values().forEach(client -> client.socket.disconnect());
        clients.clear();
    }

    @Override
    public void close() {
        reset();
    }
}
