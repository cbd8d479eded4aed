package dev.parlance.catalogue.platform.chat;

import static dev.parlance.catalogue.platform.chat.ChatEvents.START_TYPING;
import static dev.parlance.catalogue.platform.chat.ChatEvents.STOP_TYPING;
import static dev.parlance.catalogue.platform.chat.ChatEvents.USER_STOPPED_TYPING;
import static dev.parlance.catalogue.platform.chat.ChatEvents.USER_TYPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents.ChatRef;
import dev.parlance.catalogue.platform.chat.ChatEvents.Join;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers that share who is typing: bob and a tab of ada are on the first, another tab of hers is on the second. */
class TypingClusterTest {
    private static final ChatRef CHAT = new ChatRef("c:1");

    private final Cluster cluster = new Cluster();
    private final InMemoryPresence typists = new InMemoryPresence();
    private final ChatStore chats =
            new InMemoryChatStore().add(new Chat("c:1", "p1", "General", "group"), "ada", "bob");
    private final TestServer first = TestServer.create(cluster, PlatformCatalogue.PLATFORM);
    private final TestServer second = TestServer.create(cluster, PlatformCatalogue.PLATFORM);
    private final TestClient bob;
    private final TestClient here;
    private final TestClient there;

    TypingClusterTest() {
        List.of(first, second)
                .forEach(server -> server.<Person>namespace(
                                "/",
                                handshake ->
                                        new Person(handshake.auth(Auth.class).user()))
                        .install(new ChatFeature(chats, ChatFeature.QUIET, typists)));
        bob = joined(first, "bob");
        run();
        here = joined(first, "ada");
        run();
        bob.expect(UserEvents.ONLINE);
        // Two servers in memory give the same ids, which no two sockets of a cluster have.
        for (int i = 0; i < 3; i++) {
            second.connect("/", new Auth("nobody"));
        }
        there = joined(second, "ada");
        run();
    }

    private static TestClient joined(TestServer server, String user) {
        TestClient client = server.connect("/", new Auth(user));
        client.request(ChatEvents.JOIN, new Join("c:1", "p1"));
        client.expect(ChatEvents.JOINED);
        return client;
    }

    private void typing(TestClient tab, TestClient other) {
        tab.emitAndWait(START_TYPING, CHAT);
        bob.expect(USER_TYPING);
        other.expect(USER_TYPING);
    }

    private void run() {
        first.run();
        second.run();
        first.run();
    }

    @AfterEach
    void close() {
        List.of(bob, here, there).forEach(TestClient::expectNothingMore);
        List.of(first, second).forEach(TestServer::close);
    }

    @Test
    void whoStillTypesOnAnotherServerHasNotStopped() {
        typing(here, there);
        typing(there, here);
        here.emitAndWait(STOP_TYPING, CHAT);
        run();
        bob.expectNothingMore();

        there.emitAndWait(STOP_TYPING, CHAT);
        run();
        bob.expect(USER_STOPPED_TYPING);
        here.expect(USER_STOPPED_TYPING);
        assertThat(typists.users(new PresenceScope("/", "typing:room", "chat:c%3A1")))
                .isEmpty();
    }

    @Test
    void whoIsQuietOnAllServersHasStopped() {
        typing(here, there);
        typing(there, here);
        first.advance(ChatFeature.QUIET);
        run();
        bob.expectNothingMore();
        second.advance(ChatFeature.QUIET);
        run();
        bob.expect(USER_STOPPED_TYPING);
        here.expect(USER_STOPPED_TYPING);
    }

    @Test
    void whoStopsAndBeginsAgainIsTyping() {
        typing(here, there);
        here.emitAndWait(STOP_TYPING, CHAT);
        run();
        bob.expect(USER_STOPPED_TYPING);
        there.expect(USER_STOPPED_TYPING);
        typing(here, there);
        here.drop();
        run();
        bob.expect(USER_STOPPED_TYPING);
        there.expect(USER_STOPPED_TYPING);
    }
}
