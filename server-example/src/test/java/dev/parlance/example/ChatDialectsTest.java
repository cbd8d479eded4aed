package dev.parlance.example;

import static dev.parlance.example.DialectClients.inAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.catalogue.conversation.ConversationEvents;
import dev.parlance.catalogue.conversation.MessageEvent;
import dev.parlance.catalogue.messenger.MessagePayload;
import dev.parlance.catalogue.messenger.MessengerEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.message.MessageType;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.SignedIn;
import dev.parlance.example.chat.ChatDirectoryEvents;
import dev.parlance.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One set of users, chats and messages, and clients of all five catalogues. */
class ChatDialectsTest {
    private static final String MESSAGES = "/api/chats/general/messages";

    private final TestExample example = new TestExample();
    private final SignedIn ada = example.signIn("Ada");
    private final SignedIn bob = example.signIn("Bob");
    private final DialectClients adas = new DialectClients(example.server(), ada);
    private final DialectClients bobs = new DialectClients(example.server(), bob).join("general");

    @AfterEach
    void close() {
        example.close();
    }

    @Test
    void aMessageOfThePlatformAppearsInAllDialectsWithTheSameId() {
        adas.join("general");

        String id = say(adas, "general", "Hello");

        assertThat(id).matches("[0-9]{16}");
        assertThat(bobs.message()).isEqualTo(inAll(id + " Hello"));
        bobs.expectNoMessage();
    }

    @Test
    void aMessageOfTheMessengerAppearsInAllDialectsWithTheSameId() {
        String id = write(adas, "Hello there").key();

        assertThat(bobs.message()).isEqualTo(inAll(id + " Hello there"));
        assertThat(adas.messenger.expect(MessengerEvents.MESSAGE).sender().nickname())
                .isEqualTo("Ada");
        bobs.expectNoMessage();
    }

    @Test
    void aMessagePostedOverHttpAppearsInAllDialectsAndInTheList() throws Exception {
        HttpResponse posted = example.request(ada, "POST", MESSAGES, "{\"text\": \"By post\"}");
        String id = json(posted).path("id").textValue();

        assertThat(posted.status()).isEqualTo(201);
        assertThat(bobs.message()).isEqualTo(inAll(id + " By post"));
        JsonNode listed = json(example.request(bob, "GET", MESSAGES, "")).path("messages");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("id").textValue()).isEqualTo(id);
        assertThat(listed.path(0).path("sender").textValue())
                .isEqualTo(ada.account().id());
    }

    @Test
    void nobodyWhoIsNotInAChatSeesItsMessagesInAnyDialect() throws Exception {
        String club = adas.platform
                .request(ChatDirectoryEvents.CREATE, new ChatDirectoryEvents.Create(TestExample.DEMO, "Reading club"))
                .chatId();
        adas.join(club);

        String id = say(adas, club, "Only for members");
        String mark = write(adas, "For all").key();

        assertThat(bobs.message()).isEqualTo(inAll(mark + " For all"));
        bobs.expectNoMessage();
        assertThat(adas.conversation.expect(ConversationEvents.MESSAGE_EVENT))
                .isInstanceOfSatisfying(
                        MessageEvent.Sent.class,
                        sent -> assertThat(sent.payload().messageId()).isEqualTo(id));
        String path = "/api/chats/" + club + "/messages";
        assertThat(example.request(bob, "GET", path, "").status()).isEqualTo(403);
        assertThat(example.request(bob, "POST", path, "{\"text\": \"x\"}").status())
                .isEqualTo(403);
        refused(
                RefusalCode.PERMISSION_DENIED,
                () -> bobs.conversation.request(
                        ConversationEvents.READ_EVENTS, new ConversationEvents.ReadEvents(club, 0, 10)));
        refused("400", () -> bobs.messenger.request(MessengerEvents.SEND_MESSAGE, text(club, "May I?")));
    }

    @Test
    void badRequestsAreRefusedAndChangeNothing() throws Exception {
        for (String body : List.of("", "{", "{}", "{\"text\": 1}", "{\"text\": \" \"}")) {
            assertThat(example.request(ada, "POST", MESSAGES, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(example.request(ada, "PUT", MESSAGES, "").status()).isEqualTo(405);
        assertThat(example.request(ada, "GET", "/api/chats/", "").status()).isEqualTo(404);
        refused(
                "400",
                () -> adas.messenger.request(MessengerEvents.SEND_MESSAGE, message("general", List.of(1), "text")));

        String mark = write(adas, "All is well").key();
        assertThat(bobs.message()).isEqualTo(inAll(mark + " All is well"));
        bobs.expectNoMessage();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static String say(DialectClients sender, String chatId, String text) {
        return sender.platform
                .request(
                        MessageEvents.SEND,
                        new MessageEvents.Send(chatId, TestExample.DEMO, MessageType.TEXT, text, null, null, null))
                .messageId();
    }

    private static MessagePayload write(DialectClients sender, String text) {
        return sender.messenger.request(MessengerEvents.SEND_MESSAGE, text("general", text));
    }

    private static MessengerEvents.SendMessage text(String room, String text) {
        return message(room, text, "text");
    }

    private static MessengerEvents.SendMessage message(String room, Object message, String type) {
        return new MessengerEvents.SendMessage(
                room, message, type, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    private static JsonNode json(HttpResponse response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
