package dev.parlance.catalogue.platform.chat;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents.ChatRef;
import dev.parlance.catalogue.platform.chat.ChatEvents.UserTyping;
import dev.parlance.testkit.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who types, and how it ends. */
class ChatTypingTest {
    private static final ChatRef CHAT = new ChatRef("c1");
    private static final UserTyping ADA = new UserTyping("ada", "c1");
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final TestPlatform platform = new TestPlatform();
    private List<TestClient> clients = List.of();

    @AfterEach
    void everythingIsForgotten() {
        clients.forEach(TestClient::expectNothingMore);
        clients.forEach(TestClient::disconnect);
        platform.advance(MOMENT);
        assertThat(platform.chatFeature().isIdle()).isTrue();
        platform.close();
    }

    private void inChat(String... users) {
        clients = platform.inChat(users);
    }

    private TestClient client(int index) {
        return clients.get(index);
    }

    @Test
    void typingIsSentToEveryoneElseInTheChat() {
        TestClient outside = platform.connect("eve");
        inChat("ada", "bob");

        client(0).emitAndWait(ChatEvents.START_TYPING, CHAT);
        assertThat(client(1).expect(ChatEvents.USER_TYPING)).isEqualTo(ADA);
        client(0).emitAndWait(ChatEvents.STOP_TYPING, CHAT);
        assertThat(client(1).expect(ChatEvents.USER_STOPPED_TYPING)).isEqualTo(ADA);
        outside.expectNothingMore();
    }

    @Test
    void onlyOneWhoHasJoinedIsTyping() {
        inChat("bob");
        TestClient ada = platform.connect("ada");

        for (var event : List.of(ChatEvents.START_TYPING, ChatEvents.STOP_TYPING)) {
            refused(ada, event, PERMISSION_DENIED, null, () -> ada.emitAndWait(event, CHAT));
            refused(ada, event, VALIDATION_FAILED, "chatId", () -> ada.emitAndWait(event, new ChatRef("")));
        }
    }

    @Test
    void eachStartIsSentAndRestartsTheQuietPeriod() {
        inChat("ada", "bob");
        for (int i = 0; i < 3; i++) {
            client(0).emitAndWait(ChatEvents.START_TYPING, CHAT);
            assertThat(client(1).expect(ChatEvents.USER_TYPING)).isEqualTo(ADA);
            platform.advance(ChatFeature.QUIET.minus(MOMENT));
            client(1).expectNothingMore();
        }
        platform.advance(MOMENT);
        assertThat(client(1).expect(ChatEvents.USER_STOPPED_TYPING)).isEqualTo(ADA);
    }

    @Test
    void whoHasStoppedDoesNotStopAgain() {
        inChat("ada", "bob");
        client(0).emitAndWait(ChatEvents.STOP_TYPING, CHAT);
        client(1).expectNothingMore();

        client(0).emitAndWait(ChatEvents.START_TYPING, CHAT);
        client(0).emitAndWait(ChatEvents.STOP_TYPING, CHAT);
        client(0).emitAndWait(ChatEvents.STOP_TYPING, CHAT);
        platform.advance(ChatFeature.QUIET);
        client(1).expect(ChatEvents.USER_TYPING);
        client(1).expect(ChatEvents.USER_STOPPED_TYPING);
    }

    @Test
    void aTypistWhoLeavesOrDisconnectsStopsTypingFirst() {
        for (Consumer<TestClient> end : List.<Consumer<TestClient>>of(
                client -> {
                    client.request(ChatEvents.LEAVE, CHAT);
                    client.expect(ChatEvents.LEFT);
                },
                TestClient::drop,
                TestClient::disconnect)) {
            inChat("ada", "bob");
            client(0).emitAndWait(ChatEvents.START_TYPING, CHAT);
            client(1).expect(ChatEvents.USER_TYPING);
            end.accept(client(0));

            assertThat(client(1).expect(ChatEvents.USER_STOPPED_TYPING)).isEqualTo(ADA);
            client(1).expect(UserEvents.OFFLINE);
            platform.advance(ChatFeature.QUIET);
            clients.forEach(TestClient::expectNothingMore);
            clients.forEach(TestClient::disconnect);
        }
    }

    @Test
    void aUserTypesUntilTheLastTabHasStopped() {
        inChat("ada", "bob", "ada");
        client(0).emitAndWait(ChatEvents.START_TYPING, CHAT);
        List.of(client(1), client(2)).forEach(other -> other.expect(ChatEvents.USER_TYPING));
        platform.advance(Duration.ofSeconds(3));
        client(2).emitAndWait(ChatEvents.START_TYPING, CHAT);
        List.of(client(0), client(1)).forEach(other -> other.expect(ChatEvents.USER_TYPING));

        client(0).emitAndWait(ChatEvents.STOP_TYPING, CHAT);
        platform.advance(Duration.ofSeconds(4));
        clients.forEach(TestClient::expectNothingMore);
        platform.advance(Duration.ofSeconds(1));
        List.of(client(0), client(1))
                .forEach(other ->
                        assertThat(other.expect(ChatEvents.USER_STOPPED_TYPING)).isEqualTo(ADA));
    }

    @Test
    void aTabThatLeavesDoesNotStopAnotherThatTypes() {
        inChat("ada", "bob", "ada");
        for (TestClient tab : List.of(client(0), client(2))) {
            tab.emitAndWait(ChatEvents.START_TYPING, CHAT);
        }
        List.of(client(0), client(1), client(1), client(2)).forEach(other -> other.expect(ChatEvents.USER_TYPING));

        client(0).drop();
        client(1).expectNothingMore();
        client(2).emitAndWait(ChatEvents.STOP_TYPING, CHAT);
        client(1).expect(ChatEvents.USER_STOPPED_TYPING);
    }

    @Test
    void typingBelongsToOneChatOnly() {
        platform.chats().addMember("c2", "bob");
        inChat("ada", "bob");
        for (TestClient client : clients) {
            client.request(ChatEvents.JOIN, new ChatEvents.Join("c2", "p1"));
            client.expect(ChatEvents.JOINED);
        }
        client(0).expect(UserEvents.ONLINE);
        client(0).emitAndWait(ChatEvents.START_TYPING, CHAT);
        client(0).emitAndWait(ChatEvents.START_TYPING, new ChatRef("c2"));
        client(1).expect(ChatEvents.USER_TYPING);
        client(1).expect(ChatEvents.USER_TYPING);

        client(0).emitAndWait(ChatEvents.STOP_TYPING, CHAT);
        assertThat(client(1).expect(ChatEvents.USER_STOPPED_TYPING)).isEqualTo(ADA);
        client(1).expectNothingMore();
        platform.advance(ChatFeature.QUIET);
        assertThat(client(1).expect(ChatEvents.USER_STOPPED_TYPING)).isEqualTo(new UserTyping("ada", "c2"));
    }
}
