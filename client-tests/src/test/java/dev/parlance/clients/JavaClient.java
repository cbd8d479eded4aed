package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A socket of socket.io-client-java and what it hears, in plain values. */
final class JavaClient {
    private static final long PATIENCE_SECONDS = 20;
    private static final AtomicInteger NAMES = new AtomicInteger();

    final Socket socket;
    private final Map<String, BlockingQueue<List<@Nullable Object>>> heard = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    /** Hears an event; an ack is null if the server asks for none. */
    interface Listener {
        void event(List<@Nullable Object> arguments, @Nullable Answer ack);
    }

    /** Answers the server. */
    interface Answer {
        void send(@Nullable Object... values);
    }

    JavaClient(Socket socket) {
        this.socket = socket;
        socket.onAnyIncoming(
                arguments -> hear((String) arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private void hear(String name, Object[] arguments) {
        int last = arguments.length - 1;
        Answer answer = null;
        Stream<Object> values = Arrays.stream(arguments);
        if (last >= 0 && arguments[last] instanceof Ack ack) {
            answer = answers -> ack.call(Arrays.stream(answers).map(Json::out).toArray());
            values = values.limit(last);
        }
        List<@Nullable Object> plain = values.map(Json::in).collect(Collectors.toList());
        Listener listener = listeners.get(name);
        if (listener != null) {
            listener.event(plain, answer);
        } else {
            heard(name).add(plain);
        }
    }

    /** A name that nobody else uses. */
    static String unique(String word) {
        return word + "-java-" + NAMES.incrementAndGet();
    }

    /** Waits for that, but not for ever. */
    static <T> T within(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** What it has heard under that name and nobody has taken. */
    BlockingQueue<List<@Nullable Object>> heard(String name) {
        return heard.computeIfAbsent(name, key -> new LinkedBlockingQueue<>());
    }

    /** The arguments of the next event of that name. */
    List<@Nullable Object> next(String name) throws InterruptedException {
        List<@Nullable Object> arguments = heard(name).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(arguments).as("the event \"%s\"", name).isNotNull();
        return arguments;
    }

    /** The only argument, an object, of the next event of that name. */
    Map<String, @Nullable Object> nextObject(String name) throws InterruptedException {
        List<@Nullable Object> arguments = next(name);
        assertThat(arguments).hasSize(1);
        return object(arguments.get(0));
    }

    /** Takes each event of that name instead. */
    void on(String name, Listener listener) {
        listeners.put(name, listener);
    }

    void emit(String name, @Nullable Object... arguments) {
        socket.emit(name, out(arguments));
    }

    /** Emits; what the ack brings, once it comes. */
    CompletableFuture<List<@Nullable Object>> ask(String name, @Nullable Object... arguments) {
        CompletableFuture<List<@Nullable Object>> answer = new CompletableFuture<>();
        socket.emit(name, out(arguments), (Ack)
                values -> answer.complete(Arrays.stream(values).map(Json::in).collect(Collectors.toList())));
        return answer;
    }

    /** Emits and waits for the ack: all its arguments. */
    List<@Nullable Object> callAll(String name, @Nullable Object... arguments) throws Exception {
        return within(ask(name, arguments));
    }

    /** Emits and waits for the ack: its only argument. */
    @Nullable
    Object call(String name, @Nullable Object... arguments) throws Exception {
        List<@Nullable Object> answer = callAll(name, arguments);
        assertThat(answer).hasSizeLessThanOrEqualTo(1);
        return answer.isEmpty() ? null : answer.get(0);
    }

    /** Emits and waits for the ack: its only argument, an object. */
    Map<String, @Nullable Object> callObject(String name, @Nullable Object... arguments) throws Exception {
        return object(call(name, arguments));
    }

    JavaClient connected() throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        socket.once(Socket.EVENT_CONNECT, arguments -> connected.complete(null));
        if (!socket.connected()) {
            within(connected);
        }
        return this;
    }

    /** Connects and waits for the refusal. */
    Map<String, @Nullable Object> refused() throws Exception {
        CompletableFuture<Object> error = new CompletableFuture<>();
        socket.once(Socket.EVENT_CONNECT_ERROR, arguments -> error.complete(arguments[0]));
        socket.connect();
        return object(Json.in(JSONObject.class.cast(within(error))));
    }

    /** Why it ends, once it does. */
    CompletableFuture<String> ended() {
        CompletableFuture<String> reason = new CompletableFuture<>();
        socket.once(Socket.EVENT_DISCONNECT, arguments -> reason.complete((String) arguments[0]));
        return reason;
    }

    /** Waits until it runs over that transport. */
    void over(String transport) throws Exception {
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
    io.socket.engineio.client.Socket engine() {
        return Engines.of(socket.io());
    }

    private static @Nullable Object[] out(@Nullable Object[] arguments) {
        return Arrays.stream(arguments).map(Json::out).toArray();
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, @Nullable Object>) value;
    }
}
