package dev.parlance.clients.platform;

import dev.parlance.catalogue.platform.Person;
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
 * A namespace with all families of the platform, in memory, whose time stands still until it is moved. In {@code p1} work
 * ada, bob and eve, in {@code p2} mallory, in both dan, in none zoe. The chat {@code c1} is that of ada, bob and eve;
 * {@code c2} is ada's only, as the address {@code a1}; {@code a2} is mallory's.
 */
public final class PlatformWorld {
    /** What the server emits to everyone, for what has not come before it never will. */
    public static final String FENCE = "rows:fence";

    /** What a client asks to learn that all it has emitted was handled. */
    public static final String HANDLED = "rows:handled";

    private static final long PATIENCE_SECONDS = 20;

    private static final Map<String, Person> PEOPLE = Map.of(
            "ada", new Person("ada", "o1"),
            "bob", new Person("bob", "o1"),
            "eve", new Person("eve", "o1"),
            "dan", new Person("dan", null),
            "zoe", new Person("zoe", null),
            "mallory", new Person("mallory", "o2"));

    private final Namespace<Person> namespace;
    private final DrivenTime time = new DrivenTime();
    private final Families families;
    private final Map<String, CompletableFuture<Void>> connected = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    PlatformWorld(Server server, String name, Set<String> with) {
        namespace = server.namespace(name, new TokenAuthenticator<>(PEOPLE::get));
        families = new Families(namespace, time, with);
        namespace.on(HANDLED, (socket, arguments, ack) -> ack.send());
        // After those of the features.
        namespace.onConnect(socket -> connected(socket.id()).complete(null));
        namespace.onDisconnect((socket, reason) -> end(socket.id()).complete(null));
    }

    /** The name of its namespace. */
    public String namespace() {
        return namespace.name();
    }

    /** Does what an application does, by its name in the rows. */
    public void publish(String name, List<?> arguments) {
        families.publish(name, arguments);
    }

    /** Lets time pass. */
    public void elapse(Duration duration) {
        time.pass(duration);
    }

    /** Emits {@link #FENCE} with that number to everyone. */
    public void fence(int number) {
        namespace.emit(FENCE, number);
    }

    /** Waits until all that follows from that socket's connecting has happened. */
    public void awaitConnected(String socketId) throws Exception {
        connected(socketId).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until the server has noticed the end of that socket, and all that follows from it has happened. */
    public void awaitEnd(String socketId) throws Exception {
        end(socketId).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> connected(String socketId) {
        return connected.computeIfAbsent(socketId, id -> new CompletableFuture<>());
    }

    private CompletableFuture<Void> end(String socketId) {
        return ends.computeIfAbsent(socketId, id -> new CompletableFuture<>());
    }
}
