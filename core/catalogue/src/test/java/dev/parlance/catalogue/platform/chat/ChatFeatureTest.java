package dev.parlance.catalogue.platform.chat;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.chat.ChatEvents.ChatRef;
import dev.parlance.catalogue.platform.chat.ChatEvents.Join;
import dev.parlance.catalogue.platform.chat.ChatEvents.Joined;
import dev.parlance.catalogue.platform.chat.ChatEvents.Left;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatFeatureTest {
    private static final Join JOIN = new Join("c1", "p1");
    private static final ChatRef CHAT = new ChatRef("c1");
    private static final Joined JOINED = new Joined("c1", "chat:c1", NOON);
    private static final Left LEFT = new Left("c1", NOON);

    private final TestPlatform platform = new TestPlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void joiningIsAnsweredTwiceAndSentToThoseWhoAreThere() {
        TestClient outside = platform.connect("eve");
        TestClient bob = platform.inChat("bob").get(0);
        TestClient ada = platform.connect("ada");

        assertThat(ada.request(ChatEvents.JOIN, JOIN)).isEqualTo(JOINED);
        assertThat(ada.expect(ChatEvents.JOINED)).isEqualTo(JOINED);
        assertThat(bob.expect(UserEvents.ONLINE))
                .isEqualTo(new UserOnline(
                        "ada", new UserPayload("ada", "ada@example.org", "ada", "L."), null, "c1", NOON));
        List.of(ada, bob, outside).forEach(TestClient::expectNothingMore);
    }

    @Test
    void whatIsSentHasTheFieldsOfTheCatalogueOnly() {
        TestClient bob = platform.inChat("bob").get(0);
        TestClient ada = platform.connect("ada");

        assertThat(ada.request("chat:join", Map.of("chatId", "c1", "projectId", "p1", "more", 1)))
                .containsExactly(Map.of("chatId", "c1", "room", "chat:c1", "timestamp", "2026-03-01T12:00:00.000Z"));
        assertThat(bob.expect("user:online"))
                .containsExactly(Map.of(
                        "userId",
                        "ada",
                        "user",
                        Map.of("id", "ada", "email", "ada@example.org", "firstName", "ada", "lastName", "L."),
                        "chatId",
                        "c1",
                        "timestamp",
                        "2026-03-01T12:00:00.000Z"));
    }

    @Test
    void joiningAgainIsAnsweredAgainAndChangesNothing() {
        List<TestClient> clients = platform.inChat("ada", "bob");

        assertThat(clients.get(0).request(ChatEvents.JOIN, JOIN)).isEqualTo(JOINED);
        clients.get(0).expect(ChatEvents.JOINED);
        clients.forEach(TestClient::expectNothingMore);
    }

    @Test
    void onlyAMemberMayJoinAndOnlyInTheChatsOwnProject() {
        TestClient bob = platform.inChat("bob").get(0);
        TestClient mallory = platform.connect("mallory");
        TestClient ada = platform.connect("ada");

        refused(mallory, ChatEvents.JOIN, PERMISSION_DENIED, null, () -> mallory.request(ChatEvents.JOIN, JOIN));
        refused(
                ada,
                ChatEvents.JOIN,
                PERMISSION_DENIED,
                null,
                () -> ada.request(ChatEvents.JOIN, new Join("c1", "p2")));
        refused(
                ada,
                ChatEvents.JOIN,
                PERMISSION_DENIED,
                null,
                () -> ada.request(ChatEvents.JOIN, new Join("nowhere", "p1")));
        refused(
                ada,
                ChatEvents.JOIN,
                VALIDATION_FAILED,
                "chatId",
                () -> ada.request(ChatEvents.JOIN, new Join("c".repeat(129), "p1")));
        bob.expectNothingMore();
    }

    @Test
    void leavingIsAnsweredTwiceAndSentToThoseWhoStay() {
        List<TestClient> clients = platform.inChat("ada", "bob");
        TestClient ada = clients.get(0);
        TestClient bob = clients.get(1);

        assertThat(ada.request(ChatEvents.LEAVE, CHAT)).isEqualTo(LEFT);
        assertThat(ada.expect(ChatEvents.LEFT)).isEqualTo(LEFT);
        assertThat(bob.expect(UserEvents.OFFLINE)).isEqualTo(new UserOffline("ada", null, "c1", NOON));
        bob.emitAndWait(ChatEvents.START_TYPING, CHAT);
        clients.forEach(TestClient::expectNothingMore);
    }

    @Test
    void leavingWhereOneIsNotIsAnsweredAndSentToNobody() {
        TestClient bob = platform.inChat("bob").get(0);
        TestClient ada = platform.connect("ada");

        assertThat(ada.request(ChatEvents.LEAVE, CHAT)).isEqualTo(LEFT);
        ada.expect(ChatEvents.LEFT);
        List.of(ada, bob).forEach(TestClient::expectNothingMore);
    }

    @Test
    void aSecondSocketOfAUserNeitherComesNorGoes() {
        List<TestClient> clients = platform.inChat("ada", "bob", "ada");
        TestClient bob = clients.get(1);

        clients.get(0).request(ChatEvents.LEAVE, CHAT);
        bob.expectNothingMore();
        clients.get(2).drop();
        assertThat(bob.expect(UserEvents.OFFLINE).userId()).isEqualTo("ada");
        bob.expectNothingMore();
    }

    @Test
    void disconnectingLeavesHoweverItComes() {
        for (Consumer<TestClient> end : List.<Consumer<TestClient>>of(TestClient::disconnect, TestClient::drop)) {
            List<TestClient> clients = platform.inChat("ada", "bob");
            end.accept(clients.get(0));
            TestClient bob = clients.get(1);

            assertThat(bob.expect(UserEvents.OFFLINE)).isEqualTo(new UserOffline("ada", null, "c1", NOON));
            bob.expectNothingMore();
            bob.disconnect();
        }
    }
}
