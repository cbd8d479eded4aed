package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.message.MessageChat.send;
import static dev.parlance.catalogue.platform.message.MessageChat.text;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents.ChatPayload;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageNew;
import dev.parlance.catalogue.platform.message.MessageEvents.MessagePayload;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageRef;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageSent;
import dev.parlance.catalogue.platform.message.MessageEvents.Send;
import dev.parlance.testkit.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What sending a message makes happen. */
class MessageSendingTest {
    @AutoClose
    private final MessageChat chat = new MessageChat();

    private final TestPlatform platform = chat.platform;
    private final TestClient ada = chat.ada;
    private final TestClient bob = chat.bob;
    private final TestClient eve = chat.eve;
    private final TestClient mallory = chat.mallory;

    @Test
    void aMessageIsStoredAnsweredTwiceAndSentToTheWholeRoom() {
        MessageSent sent = new MessageSent("m1", NOON, "c1", null, null);

        assertThat(ada.request(MessageEvents.SEND, text("Hello"))).isEqualTo(sent);
        assertThat(ada.expect(MessageEvents.SENT)).isEqualTo(sent);
        MessageNew expected = new MessageNew(
                new MessagePayload("m1", "Hello", "ada", "c1", MessageType.TEXT, null, null, NOON),
                new ChatPayload("c1", "General", "group"));
        assertThat(ada.expect(MessageEvents.CREATED)).isEqualTo(expected);
        assertThat(bob.expect(MessageEvents.CREATED)).isEqualTo(expected);
        assertThat(platform.messages().find("c1", "m1"))
                .isEqualTo(
                        new Message("m1", "c1", "ada", MessageType.TEXT, "Hello", null, List.of(), null, NOON, null));
    }

    @Test
    void aMessageHasTheFieldsOfTheCatalogueOnly() {
        chat.say("First");
        ada.emit(
                "message:send",
                Map.of(
                        "chatId",
                        "c1",
                        "projectId",
                        "p1",
                        "type",
                        "image",
                        "content",
                        "https://example.org/i.png",
                        "replyTo",
                        "m1",
                        "mentions",
                        List.of("bob"),
                        "clientMessageId",
                        "k"));

        assertThat(bob.expect("message:new"))
                .containsExactly(Map.of(
                        "message",
                        Map.of(
                                "_id",
                                "m2",
                                "content",
                                "https://example.org/i.png",
                                "sender",
                                "ada",
                                "chat",
                                "c1",
                                "type",
                                "image",
                                "replyTo",
                                "m1",
                                "mentions",
                                List.of("bob"),
                                "createdAt",
                                "2026-03-01T12:00:00.000Z"),
                        "chat",
                        Map.of("_id", "c1", "name", "General", "type", "group")));
        assertThat(ada.expect("message:sent"))
                .containsExactly(Map.of(
                        "messageId",
                        "m2",
                        "timestamp",
                        "2026-03-01T12:00:00.000Z",
                        "chatId",
                        "c1",
                        "clientMessageId",
                        "k"));
        ada.expect("message:new");
    }

    @Test
    void everyoneReceivesMessagesInTheOrderInWhichTheyAreStored() {
        for (int i = 0; i < 50; i++) {
            (i % 2 == 0 ? ada : bob).emit(MessageEvents.SEND, text("text " + i));
        }
        for (TestClient client : List.of(ada, bob)) {
            List<String> heard = new ArrayList<>();
            IntStream.range(0, 50)
                    .forEach(i -> heard.add(
                            client.expect(MessageEvents.CREATED).message().id()));
            IntStream.range(0, 25).forEach(i -> client.expect(MessageEvents.SENT));
            List<String> kept = platform.messages().history("c1", null, 100).stream()
                    .map(entry -> entry.message().id())
                    .toList();
            assertThat(heard).hasSize(50).isEqualTo(kept);
        }
    }

    @Test
    void aRepeatIsStoredAndSentOnceAndAnsweredAlike() {
        Send send = send("c1", "Hello", null, "k");
        assertThat(ada.request(MessageEvents.SEND, send)).isEqualTo(new MessageSent("m1", NOON, "c1", "k", null));
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));
        ada.expect(MessageEvents.SENT);

        MessageSent again = new MessageSent("m1", NOON, "c1", "k", true);
        assertThat(ada.request(MessageEvents.SEND, send)).isEqualTo(again);
        assertThat(ada.expect(MessageEvents.SENT)).isEqualTo(again);
        chat.expectNothingMore();

        // Another sender's same word is another message.
        assertThat(bob.request(MessageEvents.SEND, send).duplicate()).isNull();
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));
        bob.expect(MessageEvents.SENT);
    }

    @Test
    void aRepeatIsAnsweredThoughWhatItRepliedToIsGone() {
        String first = chat.say("First");
        Send reply = send("c1", "Second", first, "k");
        ada.request(MessageEvents.SEND, reply);
        ada.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", first));

        assertThat(ada.request(MessageEvents.SEND, reply).duplicate()).isTrue();
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.DELETED));
        ada.expect(MessageEvents.SENT);
        ada.expect(MessageEvents.SENT);
    }

    @Test
    void onlyAMemberWhoHasJoinedMaySend() {
        refused(
                mallory,
                MessageEvents.SEND,
                PERMISSION_DENIED,
                null,
                () -> mallory.request(MessageEvents.SEND, text("Hello")));
        refused(eve, MessageEvents.SEND, PERMISSION_DENIED, null, () -> eve.request(MessageEvents.SEND, text("Hello")));
        refused(
                ada,
                MessageEvents.SEND,
                PERMISSION_DENIED,
                null,
                () -> ada.request(
                        MessageEvents.SEND, new Send("c1", "p2", MessageType.TEXT, "Hello", null, null, null)));
        platform.chats().removeMember("c1", "bob");
        refused(bob, MessageEvents.SEND, PERMISSION_DENIED, null, () -> bob.request(MessageEvents.SEND, text("Hello")));
        assertThat(platform.messages().history("c1", null, 10)).isEmpty();
    }

    @Test
    void aReplyIsToAMessageOfTheSameChat() {
        ada.request(ChatEvents.JOIN, new ChatEvents.Join("c2", "p1"));
        ada.expect(ChatEvents.JOINED);
        ada.request(MessageEvents.SEND, send("c2", "Elsewhere", null, null));
        ada.expect(MessageEvents.SENT);
        ada.expect(MessageEvents.CREATED);

        refused(
                ada,
                MessageEvents.SEND,
                NOT_FOUND,
                null,
                () -> ada.request(MessageEvents.SEND, send("c1", "Hello", "m1", null)));
        refused(
                ada,
                MessageEvents.SEND,
                NOT_FOUND,
                null,
                () -> ada.request(MessageEvents.SEND, send("c1", "Hello", "m9", null)));
    }

    @Test
    void whatIsSentHasItsBounds() {
        invalid("content", text(" "));
        invalid("content", text("a".repeat(16 * 1024 + 1)));
        invalid("replyTo", send("c1", "Hello", "m".repeat(129), null));
        invalid("clientMessageId", send("c1", "Hello", null, "k".repeat(129)));
        invalid("chatId", send("c".repeat(129), "Hello", null, null));
        invalid(
                "mentions[1]",
                new Send("c1", "p1", MessageType.TEXT, "Hello", null, List.of("bob", "u".repeat(129)), null));
    }

    @Test
    void aTypeThatThereIsNotIsRefusedByItsField() {
        Map<String, String> send = Map.of("chatId", "c1", "projectId", "p1", "type", "video", "content", "x");

        assertThat(ada.request("message:send", send))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", VALIDATION_FAILED)
                .hasFieldOrPropertyWithValue("field", "type");
        assertThat(ada.expect(ErrorEvents.ERROR).field()).isEqualTo("type");
    }

    @Test
    void theApplicationIsNotifiedOfEachNewMessageOnce() {
        List<String> heard = new ArrayList<>();
        platform.messageFeature().onMessage((chat, message) -> heard.add(chat.name() + ": " + message.content()));
        for (int i = 0; i < 2; i++) {
            ada.request(MessageEvents.SEND, send("c1", "Hello", null, "k"));
            ada.expect(MessageEvents.SENT);
        }
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));

        assertThat(heard).containsExactly("General: Hello");
    }

    private void invalid(String field, Send send) {
        refused(ada, MessageEvents.SEND, VALIDATION_FAILED, field, () -> ada.request(MessageEvents.SEND, send));
    }
}
