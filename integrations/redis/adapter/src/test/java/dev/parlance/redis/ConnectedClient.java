package dev.parlance.redis;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A client of socket.io-client for Java, over WebSocket. It acks with its id whatever expects an ack. */
final class ConnectedClient implements AutoCloseable {
    private final Socket socket;
    private final List<List<Object>> received = new CopyOnWriteArrayList<>();

    private ConnectedClient(Socket socket) {
        this.socket = socket;
    }

    static ConnectedClient to(int port, String namespace) throws Exception {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        options.transports = new String[] {"websocket"};
        ConnectedClient client = new ConnectedClient(IO.socket("http://127.0.0.1:" + port + namespace, options));
        CompletableFuture<Void> connected = new CompletableFuture<>();
        client.socket.onAnyIncoming(client::receive);
        client.socket.on(Socket.EVENT_CONNECT, ready -> connected.complete(null));
        client.socket.on(
                Socket.EVENT_CONNECT_ERROR,
                error -> connected.completeExceptionally(new AssertionError(Arrays.toString(error))));
        client.socket.connect();
        connected.get(10, TimeUnit.SECONDS);
        return client;
    }

    private void receive(Object[] event) {
        List<Object> values = new ArrayList<>(Arrays.asList(event));
        if (values.get(values.size() - 1) instanceof Ack ack) {
            values.remove(values.size() - 1);
            ack.call(id());
        }
        received.add(values);
    }

    String id() {
        return socket.id();
    }

    boolean isConnected() {
        return socket.connected();
    }

    /** The events that have come: their names and their arguments. */
    List<List<Object>> received() {
        return received;
    }

    /** The names of the events that it has received, in order, of those that begin so. */
    List<String> names(String prefix) {
        return received.stream()
                .map(event -> (String) event.get(0))
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    boolean hasReceived(Object... event) {
        return received.contains(Arrays.asList(event));
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
