package dev.parlance.catalogue.platform.chat;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.chat.ChatEvents.ChatRef;
import dev.parlance.catalogue.platform.chat.ChatEvents.Join;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the end of a membership makes happen. */
class ChatRemovalTest {
    private static final Join JOIN = new Join("c1", "p1");
    private static final ChatRef CHAT = new ChatRef("c1");
    private static final UserOffline ADA_GONE = new UserOffline("ada", null, "c1", NOON);

    @AutoClose
    private final TestPlatform platform = new TestPlatform();

    private void remove(String user) {
        platform.chats().removeMember("c1", user);
        platform.chatFeature().remove("c1", user);
    }

    @Test
    void aUserWhoIsRemovedIsNotifiedThenReceivesNothingMore() {
        List<TestClient> clients = platform.inChat("ada", "bob", "ada");
        TestClient outside = platform.connect("eve");
        remove("ada");

        clients.forEach(client -> assertThat(client.expect(UserEvents.OFFLINE)).isEqualTo(ADA_GONE));
        TestClient ada = clients.get(0);
        TestClient bob = clients.get(1);
        bob.emitAndWait(ChatEvents.START_TYPING, CHAT);
        refused(
                ada,
                ChatEvents.START_TYPING,
                PERMISSION_DENIED,
                null,
                () -> ada.emitAndWait(ChatEvents.START_TYPING, CHAT));
        refused(ada, ChatEvents.JOIN, PERMISSION_DENIED, null, () -> ada.request(ChatEvents.JOIN, JOIN));
        ada.request(ChatEvents.LEAVE, CHAT);
        ada.expect(ChatEvents.LEFT);
        clients.forEach(TestClient::disconnect);
        List.of(ada, bob, clients.get(2), outside).forEach(TestClient::expectNothingMore);
        assertThat(platform.chatFeature().isIdle()).isTrue();
    }

    @Test
    void whoIsRemovedStopsTyping() {
        List<TestClient> clients = platform.inChat("ada", "bob");
        clients.get(0).emitAndWait(ChatEvents.START_TYPING, CHAT);
        clients.get(1).expect(ChatEvents.USER_TYPING);
        remove("ada");

        clients.get(1).expect(UserEvents.OFFLINE);
        clients.get(1).expect(ChatEvents.USER_STOPPED_TYPING);
        platform.advance(ChatFeature.QUIET);
        clients.get(0).expect(UserEvents.OFFLINE);
        clients.forEach(TestClient::expectNothingMore);
    }

    @Test
    void whoIsAMemberAgainMayComeAgain() {
        List<TestClient> clients = platform.inChat("ada", "bob");
        remove("ada");
        clients.forEach(client -> client.expect(UserEvents.OFFLINE));
        platform.chats().addMember("c1", "ada");

        clients.get(0).request(ChatEvents.JOIN, JOIN);
        clients.get(0).expect(ChatEvents.JOINED);
        assertThat(clients.get(1).expect(UserEvents.ONLINE).userId()).isEqualTo("ada");
        clients.get(0).drop();
        assertThat(clients.get(1).expect(UserEvents.OFFLINE)).isEqualTo(ADA_GONE);
        clients.get(1).expectNothingMore();
    }

    @Test
    void whoIsTakenOutOfTheRoomByOtherMeansComesAnewToo() {
        List<TestClient> clients = platform.inChat("ada", "bob");
        platform.namespace().toUsers("ada").socketsLeave(PlatformRooms.chat("c1"));
        clients.forEach(TestClient::expectNothingMore);

        clients.get(0).request(ChatEvents.JOIN, JOIN);
        clients.get(0).expect(ChatEvents.JOINED);
        clients.get(1).expect(UserEvents.ONLINE);
        clients.forEach(TestClient::expectNothingMore);
    }

    @Test
    void ifTheUserWasNotThereTheRoomReceivesTheSame() {
        TestClient bob = platform.inChat("bob").get(0);
        TestClient ada = platform.connect("ada");
        remove("ada");

        assertThat(bob.expect(UserEvents.OFFLINE)).isEqualTo(ADA_GONE);
        List.of(ada, bob).forEach(TestClient::expectNothingMore);
    }

    @Test
    void aUserWhoseMembershipEndsWhileJoiningIsNotLetIn() {
        try (TestServer server = TestServer.create(PlatformCatalogue.PLATFORM)) {
            AtomicReference<ChatFeature> feature = new AtomicReference<>();
            feature.set(new ChatFeature(new EndingMembership(() -> feature.get().remove("c1", "ada"))));
            Namespace<Person> namespace = server.namespace(
                    "/", handshake -> new Person(handshake.auth(Auth.class).user()));
            namespace.install(feature.get());
            TestClient bob = server.connect("/", new Auth("bob"));
            bob.request(ChatEvents.JOIN, JOIN);
            bob.expect(ChatEvents.JOINED);
            TestClient ada = server.connect("/", new Auth("ada"));

            refused(ada, ChatEvents.JOIN, PERMISSION_DENIED, null, () -> ada.request(ChatEvents.JOIN, JOIN));
            // The end of the membership is announced, her arrival is not.
            bob.expect(UserEvents.OFFLINE);
            bob.emitAndWait(ChatEvents.START_TYPING, CHAT);
            List.of(ada, bob).forEach(TestClient::expectNothingMore);
        }
    }

    /** Ada is a member until she has been found to be one. */
    private static final class EndingMembership implements ChatMembership {
        private final Runnable ended;
        private boolean member = true;

        EndingMembership(Runnable ended) {
            this.ended = ended;
        }

        @Override
        public @Nullable Chat find(String chatId, String projectId, String userId) {
            boolean found = member || !userId.equals("ada");
            if (member && userId.equals("ada")) {
                member = false;
                ended.run();
            }
            return found ? new Chat(chatId, projectId, "General", "group") : null;
        }

        @Override
        public @Nullable Chat find(String chatId) {
            return null;
        }

        @Override
        public Set<String> membersAmong(String chatId, Collection<String> userIds) {
            return Set.copyOf(userIds);
        }
    }
}
