package programs;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.json.JSONException;
import org.json.JSONObject;

/** A client of socket.io-client-java, for tests that wait for what they expect. */
public final class Client implements AutoCloseable {
    private static final int SECONDS = 20;

    private final Socket socket;
    private final Map<String, BlockingQueue<Map<String, Object>>> received = new ConcurrentHashMap<>();

    private Client(Socket socket) {
        this.socket = socket;
    }

    /** Connects; fails if the server refuses it. */
    public static Client connect(int port, String namespace, Map<String, String> auth) throws Exception {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setAuth(auth)
                .build();
        Client client = new Client(IO.socket(URI.create("http://localhost:" + port + namespace), options));
        CompletableFuture<String> connected = new CompletableFuture<>();
        client.socket.on(Socket.EVENT_CONNECT, nothing -> connected.complete("connected"));
        client.socket.on(
                Socket.EVENT_CONNECT_ERROR,
                error -> connected.completeExceptionally(new IllegalStateException(String.valueOf(error[0]))));
        client.socket.onAnyIncoming(event -> {
            if (event.length > 1 && event[1] instanceof JSONObject payload) {
                client.received(String.valueOf(event[0])).add(plain(payload));
            }
        });
        client.socket.connect();
        connected.get(SECONDS, TimeUnit.SECONDS);
        return client;
    }

    private BlockingQueue<Map<String, Object>> received(String event) {
        return received.computeIfAbsent(event, name -> new LinkedBlockingQueue<>());
    }

    /** Sends an event; returns the ack when it has come. */
    public Map<String, Object> request(String event, String payload) throws Exception {
        return begin(event, payload).get(SECONDS, TimeUnit.SECONDS);
    }

    /** Sends an event; its ack comes later. */
    public CompletableFuture<Map<String, Object>> begin(String event, String payload) throws JSONException {
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        socket.emit(
                event,
                new Object[] {new JSONObject(payload)},
                values -> answer.complete(plain((JSONObject) values[0])));
        return answer;
    }

    /** Sends an event whose argument is a bare text; returns the ack when it has come. */
    public Map<String, Object> requestText(String event, String text) throws Exception {
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        socket.emit(event, new Object[] {text}, values -> answer.complete(plain((JSONObject) values[0])));
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Answers requests of the server. */
    public void answer(String event, Function<Map<String, Object>, Map<String, Object>> answer) {
        socket.on(
                event,
                values -> ((Ack) values[values.length - 1])
                        .call(new JSONObject(answer.apply(plain((JSONObject) values[0])))));
    }

    /** The next event of that name. */
    public Map<String, Object> next(String event) throws InterruptedException {
        Map<String, Object> payload = received(event).poll(SECONDS, TimeUnit.SECONDS);
        if (payload == null) {
            throw new AssertionError("no \"" + event + "\" has come");
        }
        return payload;
    }

    private static Map<String, Object> plain(JSONObject json) {
        Map<String, Object> values = new TreeMap<>();
        for (Iterator<?> keys = json.keys(); keys.hasNext(); ) {
            String key = String.valueOf(keys.next());
            Object value = json.opt(key);
            values.put(key, value instanceof JSONObject object ? plain(object) : value);
        }
        return values;
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
