package dev.parlance.client;

import io.socket.client.Ack;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.parser.Packet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * A connection of socket.io-client-java, with those that it makes by itself after it; ends once and for all. A new one takes a new
 * manager: one that closes takes a connection with it that is opened meanwhile. Used by the library's thread only.
 */
final class SocketIoConnection {
    /** The event by which a manager passes packets on; its constant is not public. */
    private static final String PACKET = "packet";

    private final Manager manager;
    private final Socket socket;
    private final Listener listener;
    private final boolean reconnects;
    private final @Nullable Supplier<JSONObject> auth;
    private final Map<String, Object> sentAuth = new LinkedHashMap<>();
    private final RecoverableState state;
    private @Nullable Throwable lastFailure;
    private boolean connected;
    /** How often it has connected: an answer belongs to the connection on which it was asked for. */
    private int epoch;

    /** What happens on it. */
    interface Listener {
        void connected();

        void disconnected(String reason, boolean ended);

        void failed(ConnectionFailedException error, boolean ended);

        void received(String name, Object[] arguments, @Nullable Consumer<Object[]> ack);
    }

    SocketIoConnection(ClientOptions options, @Nullable Supplier<JSONObject> auth, Listener listener) {
        this.listener = listener;
        this.auth = auth;
        this.reconnects = options.reconnection();
        Manager.Options settings = settings(options);
        settings.auth = asTexts(sentAuth);
        this.manager = new Manager(options.uri(), settings);
        String path = options.uri().getPath();
        String namespace = path == null || path.isEmpty() ? "/" : path;
        this.state = new RecoverableState(namespace);
        this.socket = manager.socket(namespace, settings);
        listen();
    }

    /** What is sent may hold any JSON, whatever the library's type says. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, String> asTexts(Map<String, Object> auth) {
        return (Map) auth;
    }

    private static Manager.Options settings(ClientOptions options) {
        Manager.Options settings = new Manager.Options();
        settings.path = options.path();
        settings.transports =
                options.transports().stream().map(ClientTransport::transport).toArray(String[]::new);
        settings.extraHeaders = new LinkedHashMap<>(options.headers());
        settings.timeout = Connector.millis(options.connectTimeout());
        settings.reconnection = options.reconnection();
        settings.reconnectionDelay = Connector.millis(options.minDelay());
        settings.reconnectionDelayMax = Connector.millis(options.maxDelay());
        settings.reconnectionAttempts = options.maxAttempts();
        OkHttpClient.Builder http = SharedThreads.HTTP.newBuilder();
        options.http().accept(http);
        OkHttpClient built = http.build();
        settings.callFactory = built;
        settings.webSocketFactory = new ClosingWebSockets(built);
        return settings;
    }

    private void listen() {
        // Before the socket sends its CONNECT, which it does when the manager is open.
        manager.on(Manager.EVENT_OPEN, none -> refreshAuth());
        manager.on(PACKET, arguments -> state.received((Packet<?>) arguments[0]));
        manager.on(
                Manager.EVENT_RECONNECT_FAILED,
                none -> listener.failed(
                        new ConnectionFailedException("all attempts to connect have failed", lastFailure), true));
        socket.on(Socket.EVENT_CONNECT, none -> {
            connected = true;
            epoch++;
            listener.connected();
        });
        socket.on(Socket.EVENT_CONNECT_ERROR, arguments -> failed(arguments[0]));
        socket.on(Socket.EVENT_DISCONNECT, arguments -> disconnected(String.valueOf(arguments[0])));
        socket.onAnyIncoming(this::received);
    }

    private void refreshAuth() {
        sentAuth.clear();
        try {
            if (auth != null) {
                JSONObject fresh = auth.get();
                fresh.keySet().forEach(name -> sentAuth.put(name, fresh.get(name)));
            }
            state.addTo(sentAuth);
        } catch (Throwable e) {
            socket.disconnect();
            listener.failed(new ConnectionFailedException("the credentials cannot be had: " + e.getMessage(), e), true);
        }
    }

    private void failed(@Nullable Object error) {
        if (error instanceof JSONObject refusal) {
            listener.failed(
                    new ConnectionRefusedException(refusal.optString("message"), OrgJson.plain(refusal.opt("data"))),
                    true);
        } else {
            Throwable cause = error instanceof Throwable thrown ? thrown : null;
            lastFailure = cause;
            listener.failed(new ConnectionFailedException(describe(cause), cause), !reconnects);
        }
    }

    private static String describe(@Nullable Throwable cause) {
        String text = "the connection failed";
        for (Throwable each = cause; each != null; each = each.getCause()) {
            text += ": "
                    + Objects.requireNonNullElse(
                            each.getMessage(), each.getClass().getSimpleName());
        }
        return text;
    }

    private void disconnected(String reason) {
        boolean ended = !reconnects || reason.startsWith("io ");
        if (connected) {
            connected = false;
            listener.disconnected(reason, ended);
        } else {
            // The library says so too if the server has not accepted it yet.
            listener.failed(new ConnectionFailedException("the connection ended: " + reason, null), ended);
        }
    }

    private void received(Object[] event) {
        int last = event.length - 1;
        Consumer<Object[]> ack = null;
        if (event[last] instanceof Ack answer) {
            int asked = epoch;
            last--;
            ack = values -> {
                // Another connection would take it for the answer to a request of its own.
                if (connected && epoch == asked) {
                    answer.call(values);
                }
            };
        }
        Object[] arguments = Arrays.copyOfRange(event, 1, last + 1);
        listener.received(String.valueOf(event[0]), ack == null ? state.received(arguments) : arguments, ack);
    }

    void open() {
        socket.connect();
    }

    /** Ends it; the listener hears no more of it. */
    void close() {
        socket.off();
        manager.off(Manager.EVENT_RECONNECT_FAILED);
        socket.disconnect();
        socket.offAnyIncoming();
        connected = false;
    }

    boolean isConnected() {
        return connected;
    }

    /** Whether the server has recovered its state. */
    boolean isRecovered() {
        return state.isRecovered();
    }

    @Nullable
    String id() {
        return socket.id();
    }

    void emit(String name, Object[] arguments, @Nullable Ack ack) {
        socket.emit(name, arguments, ack);
    }
}
