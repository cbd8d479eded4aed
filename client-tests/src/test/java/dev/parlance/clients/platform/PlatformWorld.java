package dev.parlance.clients.platform;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A namespace with all families of the platform, in memory, whose time stands still until it is moved. In {@code p1} work
 * ada, bob and eve, in {@code p2} mallory, in both dan. The chat {@code c1} is that of ada, bob and eve; {@code c2} is
 * ada's only.
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
            "mallory", new Person("mallory", "o2"));

    private final Namespace<Person> namespace;
    private final DrivenTime time = new DrivenTime();
    private final InMemoryProjects projects =
            new InMemoryProjects().add("p1", "ada", "bob", "eve", "dan").add("p2", "mallory", "dan");
    private final ChatStore chats = new InMemoryChatStore();
    private final Map<String, CompletableFuture<Void>> connected = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    PlatformWorld(Server server, String name) {
        namespace = server.namespace(name, PlatformWorld::authenticate);
        chats.create(new Chat("c1", "p1", "General", "group"));
        chats.create(new Chat("c2", "p1", "Ada's own", "group"));
        List.of("ada", "bob", "eve").forEach(user -> chats.addMember("c1", user));
        chats.addMember("c2", "ada");
        install();
        namespace.on(HANDLED, (socket, arguments, ack) -> ack.send());
        // After those of the features.
        namespace.onConnect(socket -> connected(socket.id()).complete(null));
        namespace.onDisconnect((socket, reason) -> end(socket.id()).complete(null));
    }

    private void install() {
        AtomicInteger messages = new AtomicInteger();
        namespace.install(new ChatFeature(chats, time.clock()));
        namespace.install(new MessageFeature(
                chats, new InMemoryMessageStore(), () -> "m" + messages.incrementAndGet(), time.clock()));
    }

    private static Person authenticate(Handshake handshake) {
        Object token = handshake.auth() instanceof Map<?, ?> auth ? auth.get("token") : null;
        Person person = token == null ? null : PEOPLE.get(token);
        if (person == null) {
            throw new ConnectRefusedException("Authentication error");
        }
        return person;
    }

    /** The name of its namespace. */
    public String namespace() {
        return namespace.name();
    }

    /** Does what an application does, by its name in the rows. */
    public void publish(String name, List<?> arguments) {
        throw new IllegalArgumentException(name);
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
