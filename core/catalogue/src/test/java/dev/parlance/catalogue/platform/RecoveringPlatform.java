package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All families on a server that recovers sessions: ada and bob, who share the project {@code p1}, the collection {@code c1} in it, and the
 * chat {@code g}; the address {@code a1} is ada's.
 */
final class RecoveringPlatform implements AutoCloseable {
    final TestServer server;
    final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
    final InMemoryCollections collections = new InMemoryCollections().add("p1", "c1");
    final InMemoryWallets wallets = new InMemoryWallets().add("a1", "ada");
    final InMemoryChatStore chats = new InMemoryChatStore().add(new Chat("g", "p1", "General", "group"), "ada", "bob");
    final Platform platform = Platform.builder(projects)
            .collections(collections)
            .presence()
            .chats(new Membership())
            .messages(new InMemoryMessageStore())
            .calls()
            .wallets(wallets)
            .custom()
            .build();
    final Namespace<Person> namespace;
    boolean down;

    RecoveringPlatform() {
        this(TestServer.create(ParlanceServer.builder()
                .catalogues(PlatformCatalogue.PLATFORM)
                .recovery(RecoveryOptions.DEFAULT)
                .rateLimits(RateLimits.NONE)
                .options()));
    }

    RecoveringPlatform(TestServer server) {
        this.server = server;
        namespace = server.namespace(
                "/",
                handshake -> new Person(handshake.auth(TestPlatform.Auth.class).user(), "acme"));
        namespace.install(platform);
    }

    /** The chats, whose store can be away. */
    private final class Membership implements ChatMembership {
        @Override
        public @Nullable Chat find(String chatId, String projectId, String userId) {
            return chats.find(chatId, projectId, userId);
        }

        @Override
        public @Nullable Chat find(String chatId) {
            return chats.find(chatId);
        }

        @Override
        public Set<String> membersAmong(String chatId, Collection<String> userIds) {
            if (down) {
                throw new IllegalStateException("the store is away");
            }
            return chats.membersAmong(chatId, userIds);
        }
    }

    TestClient connect(String user) {
        return server.connect("/", new TestPlatform.Auth(user));
    }

    /** A client that is in the chat. */
    TestClient inChat(String user) {
        TestClient client = connect(user);
        client.request("chat:join", Map.of("chatId", "g", "projectId", "p1"));
        client.expect("chat:joined");
        return client;
    }

    void say(TestClient by, String text) {
        by.request("message:send", Map.of("chatId", "g", "projectId", "p1", "content", text, "type", "text"));
        by.expect("message:sent");
    }

    /** The connection of a client is lost, and the server has seen it. */
    void lose(TestClient client) {
        client.drop();
        server.run();
    }

    /** That client comes back, and finds its session. */
    TestClient recovered(TestClient client, String user) {
        TestClient back = client.reconnect(new TestPlatform.Auth(user));
        assertThat(back.recovered()).isTrue();
        assertThat(back.id()).isEqualTo(client.id());
        server.run();
        return back;
    }

    /** That client comes back, and is told that its session is new. */
    TestClient fresh(TestClient client, String user) {
        TestClient back = client.reconnect(new TestPlatform.Auth(user));
        assertThat(back.recovered()).isFalse();
        assertThat(back.id()).isNotEqualTo(client.id());
        server.run();
        return back;
    }

    void advance(int seconds) {
        server.advance(Duration.ofSeconds(seconds));
    }

    static void nothingMore(TestClient... clients) {
        List.of(clients).forEach(TestClient::expectNothingMore);
    }

    @Override
    public void close() {
        server.close();
    }
}
