package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.ErrorEvents.ErrorPayload;
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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * A platform in memory: ada, bob and eve, who share the chat {@code c1} of the project {@code p1}; mallory, who is in no
 * chat; and {@code c2}, which is ada's only. It is always noon.
 */
public final class TestPlatform implements AutoCloseable {
    /** The only time. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);
    private final ChatStore chats = new InMemoryChatStore();
    private final MessageStore messages = new InMemoryMessageStore();
    private final MessageFeature messageFeature;
    private final Namespace<Person> namespace;

    /** A user, of whom nothing matters but the id. */
    public record Person(String id) implements PlatformUser {
        @Override
        public String email() {
            return id + "@example.org";
        }

        @Override
        public String firstName() {
            return id;
        }

        @Override
        public String lastName() {
            return "L.";
        }
    }

    /** What a client connects with. */
    public record Auth(String user) {}

    /** Sets it up. */
    public TestPlatform() {
        chats.create(new Chat("c1", "p1", "General", "group"));
        chats.create(new Chat("c2", "p1", "Ada's own", "group"));
        List.of("ada", "bob", "eve").forEach(user -> chats.addMember("c1", user));
        chats.addMember("c2", "ada");
        Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
        AtomicInteger ids = new AtomicInteger();
        messageFeature = new MessageFeature(chats, messages, () -> "m" + ids.incrementAndGet(), noon);
        namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats, noon));
        namespace.install(messageFeature);
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

    /** What makes messages happen. */
    public MessageFeature messageFeature() {
        return messageFeature;
    }

    /** A socket of that user. */
    public TestClient connect(String user) {
        return server.connect("/", new Auth(user));
    }

    /** A socket of each of those users that has joined {@code c1}; whatever they have heard of that is forgotten. */
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

    /** Checks that the ack and the error event tell the same refusal, and that nothing else comes. */
    public static void refused(
            TestClient caller, Event<?> event, String code, @Nullable String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, e -> {
            Refusal refusal = e.refusal();
            assertThat(refusal).isEqualTo(new Refusal(code, refusal.message(), event.name(), field, null));
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
