package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.message.MessageType;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.SignedIn;
import dev.parlance.example.chat.ChatDirectoryEvents;
import dev.parlance.example.chat.ChatDirectoryEvents.ChatRef;
import dev.parlance.example.chat.ChatDirectoryEvents.ChatSummary;
import dev.parlance.example.chat.ChatDirectoryEvents.Create;
import dev.parlance.example.chat.ChatDirectoryEvents.LoadHistory;
import dev.parlance.example.chat.ChatDirectoryEvents.Member;
import dev.parlance.example.chat.ChatDirectoryEvents.MemberJoined;
import dev.parlance.example.chat.ChatDirectoryEvents.PastMessage;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatDirectoryFeatureTest {
    private static final ChatDirectoryEvents.ProjectRef DEMO = new ChatDirectoryEvents.ProjectRef("demo");

    private final Example example = new Example(Databases.empty());
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM, ExampleCatalogue.EXAMPLE);
    private final SignedIn ada = example.signIn("Ada Lovelace");
    private final SignedIn bob = example.signIn("Bob");

    ChatDirectoryFeatureTest() {
        example.installOn(server, () -> 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void onlyATokenConnects() {
        for (Object auth : new Object[] {null, Map.of(), Map.of("token", "x"), Map.of("token", "")}) {
            assertThatThrownBy(() -> server.connect("/", auth))
                    .isInstanceOf(ConnectErrorException.class)
                    .hasMessageContaining("Authentication error");
        }
        assertThat(connect(ada).isConnected()).isTrue();
    }

    @Test
    void everyoneIsAMemberOfTheFirstChats() {
        assertThat(connect(ada).request(ChatDirectoryEvents.LIST, DEMO).chats())
                .containsExactly(
                        new ChatSummary("general", "demo", "General", true, 0, null),
                        new ChatSummary("help", "demo", "Help", true, 0, null),
                        new ChatSummary("random", "demo", "Random", true, 0, null));
    }

    @Test
    void aNewChatIsAnnouncedToTheProjectAndMayBeJoined() {
        TestClient maker = connect(ada);
        TestClient other = connect(bob);

        String chatId = maker.request(ChatDirectoryEvents.CREATE, new Create("demo", " Reading club "))
                .chatId();
        assertThat(maker.expect(ChatDirectoryEvents.MEMBER_JOINED).user().id())
                .isEqualTo(ada.account().id());
        assertThat(other.expect(ChatDirectoryEvents.CREATED)).isEqualTo(new ChatRef("demo", chatId));
        assertThat(other.request(ChatDirectoryEvents.LIST, DEMO).chats())
                .contains(new ChatSummary(chatId, "demo", "Reading club", false, 0, null));
        refused(
                RefusalCode.PERMISSION_DENIED,
                () -> other.request(ChatDirectoryEvents.HISTORY, new LoadHistory("demo", chatId, null)));
        refused(
                RefusalCode.PERMISSION_DENIED,
                () -> other.request(ChatDirectoryEvents.MEMBERS, new ChatRef("demo", chatId)));
        other.expect("error");
        other.expect("error");

        assertThat(other.request(ChatDirectoryEvents.BECOME_MEMBER, new ChatRef("demo", chatId))
                        .member())
                .isTrue();
        MemberJoined joined = new MemberJoined(chatId, UserPayload.of(bob.account()));
        assertThat(maker.expect(ChatDirectoryEvents.MEMBER_JOINED)).isEqualTo(joined);
        assertThat(other.expect(ChatDirectoryEvents.MEMBER_JOINED)).isEqualTo(joined);
        List.of(maker, other).forEach(TestClient::expectNothingMore);
    }

    @Test
    void twoChatsCannotHaveTheSameName() {
        TestClient client = connect(ada);

        refused(RefusalCode.CONFLICT, () -> client.request(ChatDirectoryEvents.CREATE, new Create("demo", "general")));
        refused(
                RefusalCode.VALIDATION_FAILED,
                () -> client.request(ChatDirectoryEvents.CREATE, new Create("demo", " ")));
        refused(
                RefusalCode.NOT_FOUND,
                () -> client.request(ChatDirectoryEvents.BECOME_MEMBER, new ChatRef("demo", "nowhere")));
    }

    @Test
    void membersWhoHaveNotOpenedTheChatAreNotifiedOfAMessage() {
        TestClient reader = connect(bob);
        TestClient writer = connect(ada);
        String messageId = say(writer, "Hello");

        ChatDirectoryEvents.Activity activity = reader.expect(ChatDirectoryEvents.ACTIVITY);
        assertThat(activity.messageId()).isEqualTo(messageId);
        assertThat(activity.sender()).isEqualTo(UserPayload.of(ada.account()));
        assertThat(activity.text()).isEqualTo("Hello");
        assertThat(reader.request(ChatDirectoryEvents.LIST, DEMO).chats())
                .contains(new ChatSummary("general", "demo", "General", true, 1, activity));
        reader.expectNothingMore();
    }

    @Test
    void historyIsReadByPage() {
        TestClient writer = connect(ada);
        for (int i = 1; i <= 41; i++) {
            say(writer, "text " + i);
        }
        ChatDirectoryEvents.History latest =
                writer.request(ChatDirectoryEvents.HISTORY, new LoadHistory("demo", "general", null));
        PastMessage oldest = latest.messages().get(0);
        ChatDirectoryEvents.History earlier =
                writer.request(ChatDirectoryEvents.HISTORY, new LoadHistory("demo", "general", oldest.messageId()));

        assertThat(latest.messages()).hasSize(40);
        assertThat(latest.hasMore()).isTrue();
        assertThat(oldest.content()).isEqualTo("text 2");
        assertThat(oldest.sender()).isEqualTo(UserPayload.of(ada.account()));
        assertThat(earlier.messages()).extracting(PastMessage::content).containsExactly("text 1");
        assertThat(earlier.hasMore()).isFalse();
    }

    @Test
    void membersAreHereWhileTheyHaveTheChatOpen() {
        TestClient first = connect(ada);
        TestClient second = connect(bob);
        first.request(ChatEvents.JOIN, new ChatEvents.Join("general", "demo"));

        assertThat(second.request(ChatDirectoryEvents.MEMBERS, new ChatRef("demo", "general"))
                        .members())
                .containsExactly(
                        new Member(UserPayload.of(ada.account()), true, List.of()),
                        new Member(UserPayload.of(bob.account()), false, List.of()));
        second.request(ChatEvents.JOIN, new ChatEvents.Join("general", "demo"));
        assertThat(first.expect(UserEvents.ONLINE).userId())
                .isEqualTo(bob.account().id());
    }

    private TestClient connect(SignedIn signedIn) {
        return server.connect("/", new Example.Credentials(signedIn.token()));
    }

    private static String say(TestClient client, String text) {
        client.request(ChatEvents.JOIN, new ChatEvents.Join("general", "demo"));
        return client.request(
                        MessageEvents.SEND,
                        new MessageEvents.Send("general", "demo", MessageType.TEXT, text, null, null, null))
                .messageId();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
