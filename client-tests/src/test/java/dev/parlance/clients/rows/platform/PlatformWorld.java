package dev.parlance.clients.rows.platform;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TimedNamespace;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A namespace with all families of the platform, in memory, with a clock that only advances on demand. Members of project
 * {@code p1} are ada, bob and eve; of {@code p2} mallory; of both dan; zoe is a member of none. Members of the chat {@code c1}
 * are ada, bob and eve; of {@code c2} only ada. The wallet address {@code a1} is ada's, {@code a2} is mallory's.
 */
public final class PlatformWorld {
    /** An event that the server emits to everyone: what has not arrived before it never will. */
    public static final String FENCE = "rows:fence";

    /** An event whose ack shows that all events the client emitted before have been handled. */
    public static final String HANDLED = "rows:handled";

    private static final long TIMEOUT_SECONDS = 20;

    private static final Map<String, Person> PEOPLE = Map.of(
            "ada", new Person("ada", "o1"),
            "bob", new Person("bob", "o1"),
            "eve", new Person("eve", "o1"),
            "dan", new Person("dan", null),
            "zoe", new Person("zoe", null),
            "mallory", new Person("mallory", "o2"));

    private final Namespace<Person> namespace;
    private final ManualScheduler time = new ManualScheduler();
    private final Families families;
    private final Map<String, CompletableFuture<Void>> connected = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    PlatformWorld(Server server, String name, Set<String> with) {
        namespace = server.namespace(name, new TokenAuthenticator<>(PEOPLE::get));
        families = new Families(TimedNamespace.of(namespace, time), with);
        namespace.untyped().on(HANDLED, (socket, arguments, ack) -> ack.send());
        // After those of the features.
        namespace.onConnect(socket -> connected(socket.id()).complete(null));
        namespace.onDisconnect((socket, reason) -> end(socket.id()).complete(null));
    }

    /** The name of its namespace. */
    public String namespace() {
        return namespace.name();
    }

    /** Performs an application's action, by its name in the rows. */
    public void publish(String name, List<?> arguments) {
        families.publish(name, arguments);
    }

    /** Advances the clock. */
    public void elapse(Duration duration) {
        time.advance(duration);
    }

    /** Emits {@link #FENCE} with a number to everyone. */
    public void fence(int number) {
        namespace.untyped().emit(FENCE, number);
    }

    /** Waits until all listeners of the socket's connect have run. */
    public void awaitConnected(String socketId) throws Exception {
        connected(socketId).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until the server has noticed the socket's disconnect, and all listeners of it have run. */
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
