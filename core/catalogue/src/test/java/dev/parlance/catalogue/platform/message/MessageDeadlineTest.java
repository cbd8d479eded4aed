package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.message.MessageChat.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.event.RefusalCode;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A store that takes longer than a handler may. */
class MessageDeadlineTest {
    private final CompletableFuture<Void> held = new CompletableFuture<>();
    private final MessageStore messages = new InMemoryMessageStore();

    @AutoClose
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);

    @Test
    void aMessageThatIsStoredTooLateIsBroadcastInItsOrderThoughItsSenderWasAnswered() {
        TestClient ada = join("ada");
        TestClient bob = join("bob");
        ada.expect(UserEvents.ONLINE);
        ada.emit(MessageEvents.SEND, text("first"));
        bob.emit(MessageEvents.SEND, text("second"));
        server.advance(Duration.ofSeconds(30));
        for (TestClient client : new TestClient[] {ada, bob}) {
            assertThat(client.expect(ErrorEvents.ERROR).code()).isEqualTo(RefusalCode.TIMEOUT);
            client.expectNothingMore();
        }

        held.complete(null);
        server.run();
        for (TestClient client : new TestClient[] {ada, bob}) {
            for (String content : new String[] {"first", "second"}) {
                assertThat(client.expect(MessageEvents.CREATED).message().content())
                        .isEqualTo(content);
            }
            client.expectNothingMore();
        }
        assertThat(messages.history("c1", null, 10)).hasSize(2);
    }

    private TestClient join(String user) {
        TestClient client = server.connect("/", new Auth(user));
        client.request(ChatEvents.JOIN, new ChatEvents.Join("c1", "p1"));
        client.expect(ChatEvents.JOINED);
        return client;
    }

    MessageDeadlineTest() {
        InMemoryChatStore chats = new InMemoryChatStore();
        chats.create(new Chat("c1", "p1", "General", "group"));
        chats.addMember("c1", "ada");
        chats.addMember("c1", "bob");
        Namespace<Person> namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, slow(messages)));
    }

    /** Stores nothing before it is released, and fails if it is interrupted. */
    private MessageStore slow(MessageStore store) {
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("append")) {
                        held.get();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
