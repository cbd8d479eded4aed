package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents.ChatPayload;
import dev.parlance.catalogue.platform.message.MessageEvents.Edit;
import dev.parlance.catalogue.platform.message.MessageEvents.MarkRead;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageDeleted;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageEdited;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageNew;
import dev.parlance.catalogue.platform.message.MessageEvents.MessagePayload;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageReaction;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageRef;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageSent;
import dev.parlance.catalogue.platform.message.MessageEvents.MessagesRead;
import dev.parlance.catalogue.platform.message.MessageEvents.React;
import dev.parlance.catalogue.platform.message.MessageEvents.Send;
import dev.parlance.testkit.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada and bob have joined the chat, eve is a member who has not, mallory is a stranger. */
class MessageFeatureTest {
    private final TestPlatform platform = new TestPlatform();
    private TestClient ada;
    private TestClient bob;
    private TestClient eve;
    private TestClient mallory;

    @BeforeEach
    void join() {
        List<TestClient> clients = platform.inChat("ada", "bob");
        ada = clients.get(0);
        bob = clients.get(1);
        eve = platform.connect("eve");
        mallory = platform.connect("mallory");
    }

    @AfterEach
    void close() {
        expectNothingMore();
        platform.close();
    }

    @Test
    void sending_is_kept_answered_twice_and_told_to_the_whole_room() {
        MessageSent sent = new MessageSent("m1", NOON, "c1", null, null);

        assertThat(ada.request(MessageEvents.SEND, text("Hello"))).isEqualTo(sent);
        assertThat(ada.expect(MessageEvents.SENT)).isEqualTo(sent);
        MessageNew told = new MessageNew(
                new MessagePayload("m1", "Hello", "ada", "c1", MessageType.TEXT, null, null, NOON),
                new ChatPayload("c1", "General", "group"));
        assertThat(ada.expect(MessageEvents.CREATED)).isEqualTo(told);
        assertThat(bob.expect(MessageEvents.CREATED)).isEqualTo(told);
        assertThat(platform.messages().find("c1", "m1"))
                .isEqualTo(
                        new Message("m1", "c1", "ada", MessageType.TEXT, "Hello", null, List.of(), null, NOON, null));
    }

    @Test
    void a_message_has_the_fields_of_the_catalogue_only() {
        say("First");
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
    void everyone_hears_messages_in_the_order_in_which_they_are_kept() {
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
    void a_repeat_is_kept_and_told_once_and_answered_alike() {
        Send send = send("c1", "Hello", null, "k");
        assertThat(ada.request(MessageEvents.SEND, send)).isEqualTo(new MessageSent("m1", NOON, "c1", "k", null));
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));
        ada.expect(MessageEvents.SENT);

        MessageSent again = new MessageSent("m1", NOON, "c1", "k", true);
        assertThat(ada.request(MessageEvents.SEND, send)).isEqualTo(again);
        assertThat(ada.expect(MessageEvents.SENT)).isEqualTo(again);
        expectNothingMore();

        // Another sender's same word is another message.
        assertThat(bob.request(MessageEvents.SEND, send).duplicate()).isNull();
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));
        bob.expect(MessageEvents.SENT);
    }

    @Test
    void a_repeat_is_answered_though_what_it_replied_to_is_gone() {
        String first = say("First");
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
    void only_a_member_who_has_joined_may_send() {
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
    void a_reply_is_to_a_message_of_the_same_chat() {
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
    void what_is_sent_has_its_bounds() {
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
    void a_type_that_there_is_not_is_refused_by_its_field() {
        Map<String, String> send = Map.of("chatId", "c1", "projectId", "p1", "type", "video", "content", "x");

        assertThat(ada.request("message:send", send))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", VALIDATION_FAILED)
                .hasFieldOrPropertyWithValue("field", "type");
        assertThat(ada.expect(ErrorEvents.ERROR).field()).isEqualTo("type");
    }

    @Test
    void a_reaction_is_told_alike_when_it_comes_and_when_it_goes() {
        String id = say("Hello");
        React react = new React("c1", "p1", id, "\uD83D\uDC4D");
        for (int i = 0; i < 2; i++) {
            bob.emitAndWait(MessageEvents.REACT, react);
            for (TestClient client : List.of(ada, bob)) {
                assertThat(client.expect(MessageEvents.REACTED))
                        .isEqualTo(new MessageReaction(id, "\uD83D\uDC4D", "bob", "c1"));
            }
            assertThat(platform.messages().history("c1", null, 1).get(0).reactions())
                    .isEqualTo(i == 0 ? Map.of("\uD83D\uDC4D", List.of("bob")) : Map.of());
        }
    }

    @Test
    void a_reaction_needs_a_member_a_message_and_an_emoji() {
        String id = say("Hello");
        refused(
                mallory,
                MessageEvents.REACT,
                PERMISSION_DENIED,
                null,
                () -> mallory.emitAndWait(MessageEvents.REACT, new React("c1", "p1", id, "+")));
        refused(
                bob,
                MessageEvents.REACT,
                NOT_FOUND,
                null,
                () -> bob.emitAndWait(MessageEvents.REACT, new React("c1", "p1", "m9", "+")));
        refused(
                ada,
                MessageEvents.REACT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.REACT, new React("c2", "p1", id, "+")));
        refused(
                bob,
                MessageEvents.REACT,
                VALIDATION_FAILED,
                "emoji",
                () -> bob.emitAndWait(MessageEvents.REACT, new React("c1", "p1", id, "")));
    }

    @Test
    void an_author_edits_and_the_room_hears_it() {
        String id = say("Helo");

        ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "Hello"));
        for (TestClient client : List.of(ada, bob)) {
            assertThat(client.expect(MessageEvents.EDITED)).isEqualTo(new MessageEdited(id, "Hello", NOON, "c1"));
        }
        Message edited = platform.messages().find("c1", id);
        assertThat(edited).isNotNull();
        assertThat(edited.content()).isEqualTo("Hello");
        assertThat(edited.editedAt()).isEqualTo(NOON);
    }

    @Test
    void only_the_author_edits_and_only_what_is_there() {
        String id = say("Hello");
        refused(
                bob,
                MessageEvents.EDIT,
                PERMISSION_DENIED,
                null,
                () -> bob.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "Mine")));
        refused(
                ada,
                MessageEvents.EDIT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", "m9", "x")));
        refused(
                ada,
                MessageEvents.EDIT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c2", "p1", id, "x")));
        refused(
                ada,
                MessageEvents.EDIT,
                VALIDATION_FAILED,
                "content",
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "")));
    }

    @Test
    void an_author_deletes_and_the_room_hears_it() {
        String id = say("Hello");

        ada.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id));
        for (TestClient client : List.of(ada, bob)) {
            assertThat(client.expect(MessageEvents.DELETED)).isEqualTo(new MessageDeleted(id, "c1"));
        }
        refused(
                ada,
                MessageEvents.EDIT,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.EDIT, new Edit("c1", "p1", id, "Again")));
        refused(
                ada,
                MessageEvents.DELETE,
                NOT_FOUND,
                null,
                () -> ada.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id)));
        refused(
                bob,
                MessageEvents.REACT,
                NOT_FOUND,
                null,
                () -> bob.emitAndWait(MessageEvents.REACT, new React("c1", "p1", id, "+")));
    }

    @Test
    void only_the_author_deletes() {
        String id = say("Hello");
        refused(
                bob,
                MessageEvents.DELETE,
                PERMISSION_DENIED,
                null,
                () -> bob.emitAndWait(MessageEvents.DELETE, new MessageRef("c1", "p1", id)));
        assertThat(platform.messages().find("c1", id)).isNotNull();
    }

    @Test
    void reading_is_noted_and_told_each_time() {
        String first = say("First");
        String second = say("Second");
        for (int i = 0; i < 2; i++) {
            bob.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of(first, second, first)));
            for (TestClient client : List.of(ada, bob)) {
                assertThat(client.expect(MessageEvents.READ))
                        .isEqualTo(new MessagesRead("c1", List.of(first, second), "bob"));
            }
        }
        assertThat(platform.messages().unread("c1", "bob")).isZero();
        assertThat(platform.messages().unread("c1", "eve")).isEqualTo(2);
    }

    @Test
    void only_messages_of_that_chat_are_read_by_its_members() {
        String id = say("First");
        refused(
                bob,
                MessageEvents.MARK_READ,
                NOT_FOUND,
                null,
                () -> bob.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of(id, "m9"))));
        refused(
                mallory,
                MessageEvents.MARK_READ,
                PERMISSION_DENIED,
                null,
                () -> mallory.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of(id))));
        refused(
                bob,
                MessageEvents.MARK_READ,
                VALIDATION_FAILED,
                "messageIds",
                () -> bob.emitAndWait(MessageEvents.MARK_READ, new MarkRead("c1", "p1", List.of())));
        assertThat(platform.messages().unread("c1", "bob")).isEqualTo(1);
    }

    @Test
    void the_application_hears_of_each_new_message_once() {
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

    /** Ada says it, and everyone has heard it. */
    private String say(String content) {
        String id = ada.request(MessageEvents.SEND, text(content)).messageId();
        ada.expect(MessageEvents.SENT);
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));
        return id;
    }

    private static Send text(String content) {
        return send("c1", content, null, null);
    }

    private static Send send(
            String chatId, String content, @Nullable String replyTo, @Nullable String clientMessageId) {
        return new Send(chatId, "p1", MessageType.TEXT, content, replyTo, null, clientMessageId);
    }

    private void expectNothingMore() {
        List.of(ada, bob, eve, mallory).forEach(TestClient::expectNothingMore);
    }
}
