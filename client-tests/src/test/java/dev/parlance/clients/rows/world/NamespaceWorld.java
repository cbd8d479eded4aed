package dev.parlance.clients.rows.world;

import dev.parlance.catalogue.platform.TimedNamespace;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** A namespace, with a clock that only advances on demand. */
public final class NamespaceWorld implements RowWorld {
    private static final long TIMEOUT_SECONDS = 20;

    /** The field with which a plain WebSocket tells its client's name, by which it is awaited: its id is unknown to the client. */
    public static final String CLIENT = "X-Client";

    private final Namespace<?> namespace;
    private final String address;
    private final ManualScheduler time = new ManualScheduler();
    private final Publications publications;
    private final Map<String, CompletableFuture<Void>> connected = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    /**
     * Sets it up.
     *
     * @param install installs the features, and returns the actions of the application
     */
    public <U extends User> NamespaceWorld(Namespace<U> namespace, Function<Namespace<U>, Publications> install) {
        this(namespace, namespace.name(), install);
    }

    /** The same for plain WebSockets, at that path. */
    public <U extends User> NamespaceWorld(
            Namespace<U> namespace, String path, Function<Namespace<U>, Publications> install) {
        this.namespace = namespace;
        this.address = path;
        publications = install.apply(TimedNamespace.of(namespace, time));
        namespace.untyped().on(HANDLED, (socket, arguments, ack) -> ack.send());
        // After those of the features.
        namespace.onConnect(socket -> connected(nameOf(socket)).complete(null));
        namespace.onDisconnect((socket, reason) -> end(nameOf(socket)).complete(null));
    }

    private static String nameOf(Socket<?> socket) {
        String client = socket.handshake().headers().first(CLIENT);
        return client == null ? socket.id() : client;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void publish(String name, List<?> arguments) {
        publications.publish(name, arguments);
    }

    @Override
    public void elapse(Duration duration) {
        time.advance(duration);
    }

    @Override
    public void fence(int number) {
        // What features do in their own order may still be under way.
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(EventOrder.of(namespace)::isIdle);
        namespace.untyped().emit(FENCE, number);
    }

    @Override
    public void awaitConnected(String socketId) throws Exception {
        connected(socketId).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void awaitEnd(String socketId) throws Exception {
        end(socketId).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> connected(String socketId) {
        return connected.computeIfAbsent(socketId, id -> new CompletableFuture<>());
    }

    private CompletableFuture<Void> end(String socketId) {
        return ends.computeIfAbsent(socketId, id -> new CompletableFuture<>());
    }
}
