package dev.parlance.clients.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.json.JsonValues;
import io.socket.client.Ack;
import io.socket.client.Engines;
import io.socket.client.Socket;
import io.socket.engineio.client.EngineTransports;
import io.socket.thread.EventThread;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** A socket of socket.io-client-java and the events it receives, as plain values. */
public final class JavaClient {
    private static final long TIMEOUT_SECONDS = 20;
    private static final AtomicInteger NAMES = new AtomicInteger();

    public final Socket socket;
    private final Map<String, BlockingQueue<List<@Nullable Object>>> received = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    /** Receives an event; the ack is null if the server asks for none. */
    public interface Listener {
        void event(List<@Nullable Object> arguments, @Nullable Answer ack);
    }

    /** Answers the server. */
    public interface Answer {
        void send(@Nullable Object... values);
    }

    public JavaClient(Socket socket) {
        this.socket = socket;
        socket.onAnyIncoming(
                arguments -> receive((String) arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private void receive(String name, Object[] arguments) {
        int last = arguments.length - 1;
        Answer answer = null;
        Stream<Object> values = Arrays.stream(arguments);
        if (last >= 0 && arguments[last] instanceof Ack ack) {
            answer = answers ->
                    ack.call(Arrays.stream(answers).map(JsonValues::toJson).toArray());
            values = values.limit(last);
        }
        List<@Nullable Object> plain = values.map(JsonValues::fromJson).collect(Collectors.toList());
        Listener listener = listeners.get(name);
        if (listener != null) {
            listener.event(plain, answer);
        } else {
            received(name).add(plain);
        }
    }

    /** A name that is used nowhere else. */
    public static String unique(String word) {
        return word + "-java-" + NAMES.incrementAndGet();
    }

    /** Waits for a future, with a timeout. */
    public static <T> T within(CompletableFuture<T> future) throws Exception {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** The received events of a name that have not been taken yet. */
    public BlockingQueue<List<@Nullable Object>> received(String name) {
        return received.computeIfAbsent(name, key -> new LinkedBlockingQueue<>());
    }

    /** Waits for the next event of a name and returns its arguments. */
    public List<@Nullable Object> next(String name) throws InterruptedException {
        List<@Nullable Object> arguments = received(name).poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(arguments).as("the event \"%s\"", name).isNotNull();
        return arguments;
    }

    /** Waits for the next event of a name and returns its only argument, an object. */
    public Map<String, @Nullable Object> nextObject(String name) throws InterruptedException {
        List<@Nullable Object> arguments = next(name);
        assertThat(arguments).hasSize(1);
        return object(arguments.get(0));
    }

    /** Passes each event of a name to a listener instead. */
    public void on(String name, Listener listener) {
        listeners.put(name, listener);
    }

    public void emit(String name, @Nullable Object... arguments) {
        socket.emit(name, out(arguments));
    }

    /** Emits an event; completes with the ack's arguments. */
    public CompletableFuture<List<@Nullable Object>> ask(String name, @Nullable Object... arguments) {
        CompletableFuture<List<@Nullable Object>> answer = new CompletableFuture<>();
        socket.emit(name, out(arguments), (Ack) values ->
                answer.complete(Arrays.stream(values).map(JsonValues::fromJson).collect(Collectors.toList())));
        return answer;
    }

    /** Emits an event, waits for the ack and returns all its arguments. */
    public List<@Nullable Object> callAll(String name, @Nullable Object... arguments) throws Exception {
        return within(ask(name, arguments));
    }

    /** Emits an event, waits for the ack and returns its only argument. */
    public @Nullable Object call(String name, @Nullable Object... arguments) throws Exception {
        List<@Nullable Object> answer = callAll(name, arguments);
        assertThat(answer).hasSizeLessThanOrEqualTo(1);
        return answer.isEmpty() ? null : answer.get(0);
    }

    /** Emits an event, waits for the ack and returns its only argument, an object. */
    public Map<String, @Nullable Object> callObject(String name, @Nullable Object... arguments) throws Exception {
        return object(call(name, arguments));
    }

    public JavaClient connected() throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        socket.once(Socket.EVENT_CONNECT, arguments -> connected.complete(null));
        if (!socket.connected()) {
            within(connected);
        }
        return this;
    }

    /** Connects and waits for the refusal. */
    public Map<String, @Nullable Object> refused() throws Exception {
        CompletableFuture<Object> error = new CompletableFuture<>();
        socket.once(Socket.EVENT_CONNECT_ERROR, arguments -> error.complete(arguments[0]));
        socket.connect();
        return object(JsonValues.fromJson(JSONObject.class.cast(within(error))));
    }

    /** Completes with the disconnect reason. */
    public CompletableFuture<String> ended() {
        CompletableFuture<String> reason = new CompletableFuture<>();
        socket.once(Socket.EVENT_DISCONNECT, arguments -> reason.complete((String) arguments[0]));
        return reason;
    }

    /** Waits until the connection uses a transport. */
    public void awaitTransport(String transport) throws Exception {
        CompletableFuture<Void> there = new CompletableFuture<>();
        EventThread.exec(() -> {
            if (EngineTransports.nameOf(engine()).equals(transport)) {
                there.complete(null);
            } else {
                engine().once(io.socket.engineio.client.Socket.EVENT_UPGRADE, upgraded -> there.complete(null));
            }
        });
        within(there);
    }

    /** The Engine.IO socket below. */
    public io.socket.engineio.client.Socket engine() {
        return Engines.of(socket.io());
    }

    private static @Nullable Object[] out(@Nullable Object[] arguments) {
        return Arrays.stream(arguments).map(JsonValues::toJson).toArray();
    }

    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, @Nullable Object>) value;
    }
}
