package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.ErrorEvents.ErrorPayload;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.call.InMemoryCallRegistry;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * A platform in memory: ada, bob and eve, who share the chat {@code c1} of the project {@code p1}; mallory, who is in no
 * chat; and {@code c2}, which is ada's only. It begins at noon.
 */
public final class TestPlatform implements AutoCloseable {
    /** When it begins. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestServer server;
    private final ChatStore chats = new InMemoryChatStore();
    private final MessageStore messages = new InMemoryMessageStore();
    private final InMemoryCallRegistry calls = new InMemoryCallRegistry();
    private final ChatFeature chatFeature;
    private final MessageFeature messageFeature;
    private final CallFeature callFeature;
    private final Namespace<Person> namespace;

    /** What a client connects with. */
    public record Auth(String user) {}

    /** Sets it up. */
    public TestPlatform() {
        this(AdapterFactory.STANDALONE);
    }

    /** Sets it up beside other servers. */
    public TestPlatform(AdapterFactory adapters) {
        server = TestServer.create(adapters, PlatformCatalogue.PLATFORM);
        chats.create(new Chat("c1", "p1", "General", "group"));
        chats.create(new Chat("c2", "p1", "Ada's own", "group"));
        List.of("ada", "bob", "eve").forEach(user -> chats.addMember("c1", user));
        chats.addMember("c2", "ada");
        server.advance(Duration.between(server.now(), NOON));
        AtomicInteger ids = new AtomicInteger();
        messageFeature = new MessageFeature(chats, messages, () -> "m" + ids.incrementAndGet());
        chatFeature = new ChatFeature(chats);
        callFeature = new CallFeature(chats, () -> calls, CallFeature.RINGING);
        namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(chatFeature);
        namespace.install(messageFeature);
        namespace.install(callFeature);
    }

    /** The namespace that all are on. */
    public Namespace<Person> namespace() {
        return namespace;
    }

    /** The chats. */
    public ChatStore chats() {
        return chats;
    }

    /** The messages. */
    public MessageStore messages() {
        return messages;
    }

    /** The calls. */
    public InMemoryCallRegistry calls() {
        return calls;
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        server.advance(time);
    }

    /** What makes chats happen. */
    public ChatFeature chatFeature() {
        return chatFeature;
    }

    /** What makes calls happen. */
    public CallFeature callFeature() {
        return callFeature;
    }

    /** What makes messages happen. */
    public MessageFeature messageFeature() {
        return messageFeature;
    }

    /** A socket of that user. */
    public TestClient connect(String user) {
        return server.connect("/", new Auth(user));
    }

    /** A socket of each of those users that has joined {@code c1}; whatever they have received of that is forgotten. */
    public List<TestClient> inChat(String... users) {
        List<TestClient> clients = List.of(users).stream().map(this::connect).toList();
        for (int i = 0; i < users.length; i++) {
            clients.get(i).request(ChatEvents.JOIN, new ChatEvents.Join("c1", "p1"));
            clients.get(i).expect(ChatEvents.JOINED);
            boolean first = List.of(users).indexOf(users[i]) == i;
            if (first) {
                clients.subList(0, i).forEach(other -> other.expect(UserEvents.ONLINE));
            }
        }
        clients.forEach(TestClient::expectNothingMore);
        return clients;
    }

    /** Checks that the ack and the error event have the same refusal, and that nothing else comes. */
    public static void refused(
            TestClient caller, Event<?> event, String code, @Nullable String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, e -> {
            Refusal refusal = e.refusal();
            assertThat(refusal)
                    .isEqualTo(Refusal.of(code, refusal.message())
                            .forEvent(event.name())
                            .withField(field));
            assertThat(caller.expect(ErrorEvents.ERROR))
                    .isEqualTo(new ErrorPayload(refusal.message(), null, code, event.name(), field, null));
        });
        caller.expectNothingMore();
    }

    @Override
    public void close() {
        server.close();
    }
}
