package dev.parlance.catalogue.platform.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents.ChatRef;
import dev.parlance.catalogue.platform.chat.ChatEvents.Join;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chat over two servers: bob is on the first, ada on the second. */
class ChatClusterTest {
    private static final Join JOIN = new Join("c1", "p1");

    private final Cluster cluster = new Cluster();
    private final ChatStore chats = new InMemoryChatStore();
    private final TestServer first = TestServer.create(cluster, PlatformCatalogue.PLATFORM);
    private final TestServer second = TestServer.create(cluster, PlatformCatalogue.PLATFORM);
    private final ChatFeature here = install(first);
    private final ChatFeature there = install(second);
    private final TestClient bob;
    private final TestClient ada;

    ChatClusterTest() {
        chats.create(new Chat("c1", "p1", "General", "group"));
        Stream.of("ada", "bob").forEach(user -> chats.addMember("c1", user));
        bob = joined(first, "bob");
        run();
        // Two servers in memory give the same ids, which no two sockets of a cluster have.
        second.connect("/", new Auth("nobody"));
        second.connect("/", new Auth("nobody"));
        ada = joined(second, "ada");
        run();
        bob.expect(UserEvents.ONLINE);
    }

    /** What servers ask each other is answered, and what follows from the answers happens. */
    private void run() {
        first.run();
        second.run();
        first.run();
    }

    private ChatFeature install(TestServer server) {
        ChatFeature feature = new ChatFeature(chats);
        server.<Person>namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()))
                .install(feature);
        return feature;
    }

    private static TestClient joined(TestServer server, String user) {
        TestClient client = server.connect("/", new Auth(user));
        client.request(ChatEvents.JOIN, JOIN);
        client.expect(ChatEvents.JOINED);
        return client;
    }

    @AfterEach
    void close() {
        List.of(ada, bob).forEach(TestClient::expectNothingMore);
        List.of(first, second).forEach(TestServer::close);
    }

    @Test
    void aUserWhoIsRemovedLeavesOnEveryServer() {
        chats.removeMember("c1", "ada");
        here.remove("c1", "ada");
        run();
        List.of(ada, bob).forEach(client -> client.expect(UserEvents.OFFLINE));
        bob.emitAndWait(ChatEvents.START_TYPING, new ChatRef("c1"));
        ada.expectNothingMore();
        assertThat(there.isIdle()).isTrue();

        chats.addMember("c1", "ada");
        ada.request(ChatEvents.JOIN, JOIN);
        ada.expect(ChatEvents.JOINED);
        run();
        bob.expect(UserEvents.ONLINE);
    }

    @Test
    void aUserWhoIsRemovedWhileTypingStopsTyping() {
        ada.emitAndWait(ChatEvents.START_TYPING, new ChatRef("c1"));
        bob.expect(ChatEvents.USER_TYPING);
        here.remove("c1", "ada");
        run();
        List.of(ada, bob).forEach(client -> client.expect(UserEvents.OFFLINE));
        bob.expect(ChatEvents.USER_STOPPED_TYPING);
        second.advance(ChatFeature.QUIET);
    }

    @Test
    void aUserIsThereOnceOverBothServers() {
        TestClient adasPhone = joined(first, "ada");
        run();
        bob.expectNothingMore();
        ada.drop();
        run();
        bob.expectNothingMore();
        adasPhone.drop();
        run();
        bob.expect(UserEvents.OFFLINE);
    }
}
