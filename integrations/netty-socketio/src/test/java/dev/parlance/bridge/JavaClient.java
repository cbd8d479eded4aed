package dev.parlance.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.json.JSONObject;

/** socket.io-client-java, an official client of Socket.IO 4. */
public final class JavaClient implements AutoCloseable {
    private static final long SECONDS = 20;

    private final Socket socket;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> disconnected = new CompletableFuture<>();

    public JavaClient(String url, String transport) throws Exception {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setTransports(new String[] {transport})
                .build();
        // One for each client: netty-socketio leaves the last poll of one that has gone unanswered, and the shared one
        // allows few.
        OkHttpClient http = new OkHttpClient();
        options.callFactory = http;
        options.webSocketFactory = http;
        socket = IO.socket(URI.create(url), options);
        CompletableFuture<Void> connected = new CompletableFuture<>();
        socket.on(Socket.EVENT_CONNECT, arguments -> connected.complete(null));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                arguments -> connected.completeExceptionally(new AssertionError(Arrays.toString(arguments))));
        socket.on(Socket.EVENT_DISCONNECT, arguments -> disconnected.complete("" + arguments[0]));
        socket.onAnyIncoming(arguments -> events.add(text(arguments)));
        socket.connect();
        connected.get(SECONDS, TimeUnit.SECONDS);
    }

    Socket socket() {
        return socket;
    }

    public void emit(String name, Object... arguments) {
        socket.emit(name, arguments);
    }

    /** Emits an event and waits for the ack: its arguments as text. */
    public String call(String name, Object... arguments) throws Exception {
        return begin(name, arguments).get(SECONDS, TimeUnit.SECONDS);
    }

    /** Emits an event; the future ends with the ack. */
    public CompletableFuture<String> begin(String name, Object... arguments) {
        CompletableFuture<String> ack = new CompletableFuture<>();
        socket.emit(name, arguments, (Ack) values -> ack.complete(text(values)));
        return ack;
    }

    /** Acks each event of that name with those values. */
    public void answer(String name, Object value) {
        socket.on(name, arguments -> ((Ack) arguments[arguments.length - 1]).call(value));
    }

    /** Emits an event and expects its ack to be that one value. */
    public void expectAck(JSONObject value, String name, Object... arguments) throws Exception {
        assertThat(call(name, arguments)).isEqualTo(text(value));
    }

    /** Expects the next event to be that one, with one argument of those members. */
    public void expect(String name, Object... namesAndValues) throws Exception {
        JSONObject argument = new JSONObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            argument.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        assertThat(next()).isEqualTo(text(name, argument));
    }

    /** The next event, its name and arguments as text. */
    public String next() throws InterruptedException {
        String event = events.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    public List<String> pending() {
        return List.copyOf(events);
    }

    public String awaitDisconnect() throws Exception {
        return disconnected.get(SECONDS, TimeUnit.SECONDS);
    }

    private static String text(Object... values) {
        return Arrays.stream(values)
                .filter(value -> !(value instanceof Ack))
                .map(value -> value instanceof String ? JSONObject.quote((String) value) : String.valueOf(value))
                .toList()
                .toString();
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
