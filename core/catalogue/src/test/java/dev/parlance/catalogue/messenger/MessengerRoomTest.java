package dev.parlance.catalogue.messenger;

import static dev.parlance.catalogue.messenger.TestMessenger.PREFIX;
import static dev.parlance.catalogue.messenger.TestMessenger.ack;
import static dev.parlance.catalogue.messenger.TestMessenger.client;
import static dev.parlance.catalogue.messenger.TestMessenger.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.catalogue.messenger.MessengerEvents.AiStreaming;
import dev.parlance.catalogue.messenger.MessengerEvents.SendMessage;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What happens in a room, and who receives it. */
class MessengerRoomTest {
    @AutoClose
    private final TestMessenger world = new TestMessenger();

    private final Wire ada = world.signedIn("ada");
    private final Wire laptop = world.signedIn("ada");
    private final Wire bob = world.signedIn("bob");
    private final Wire mallory = world.signedIn("mallory");

    private static String send(String fields) {
        return PREFIX + "1[\"chat message\",{\"room\":\"r1\"," + fields + "}]";
    }

    private String message(String id, String sender, String fields) {
        return "{\"_id\":\"" + id + "\"," + "\"message\":\"hello\",\"room\":\"r1\",\"sender\":" + client(sender)
                + ",\"messageType\":\"text\",\"appID\":\"parlance\",\"messageTime\":\"" + time()
                + "\",\"messageTimeMS\":" + world.server.now().toEpochMilli() + ",\"id\":\"" + id + "\"" + fields
                + "}";
    }

    private String time() {
        return world.server.now().toString().replaceFirst("(:\\d\\d)Z$", "$1.000Z");
    }

    private static String event(String name, String payload) {
        return PREFIX + "[\"" + name + "\"," + payload + "]";
    }

    private void everybodyReceives(String name, String payload) {
        for (Wire wire : List.of(ada, laptop, bob)) {
            assertThat(wire.received()).containsExactly(event(name, payload));
        }
        world.nothingElseCame(ada, laptop, bob, mallory);
    }

    @Test
    void aMessageThatIsStoredElsewhereReachesAllMembersEachTime() {
        MessagePayload stored =
                MessagePayload.of("x1", "r1", "parlance", ClientPayload.of("ada"), "text", "hello", world.server.now());
        for (int i = 0; i < 2; i++) {
            world.messenger.messagePosted(stored);
            everybodyReceives("chat message", message("x1", "ada", ""));
        }
        world.messenger.messagePosted(MessagePayload.of(
                "x2", "r9", "parlance", ClientPayload.of("ada"), "text", "hello", world.server.now()));
        world.nothingElseCame(ada, laptop, bob, mallory);
        assertThat(world.messenger.history("r1", "ada", null, 10)).isEmpty();
    }

    @Test
    void aMessageReachesAllMembersOnAllDevices() {
        ada.send(send("\"message\":\"hello\""));
        String message = message("m1", "ada", "");
        assertThat(ada.received())
                .containsExactlyInAnyOrder(event("chat message", message), ack("\"result\":" + message));
        assertThat(laptop.received()).containsExactly(event("chat message", message));
        assertThat(bob.received()).containsExactly(event("chat message", message));
        world.nothingElseCame(mallory);
    }

    @Test
    void whoIsNoMemberIsRefusedAndReachesNobody() {
        mallory.send(send("\"message\":\"hello\""));
        assertThat(mallory.received()).containsExactly(refused(400, "not a member of this room"));
        mallory.send(PREFIX + "1[\"chat message\",{\"room\":\"nowhere\",\"message\":\"hello\"}]");
        assertThat(mallory.received()).containsExactly(refused(400, "not a member of this room"));
        mallory.send(PREFIX + "1[\"typing\",\"r1\"]");
        assertThat(mallory.received()).containsExactly(refused(400, "not a member of this room"));
        world.nothingElseCame(ada, laptop, bob);
    }

    @Test
    void aMessageOfTheSameIdReplacesTheFirst() {
        ada.send(send("\"message\":\"first\",\"_id\":\"mine\""));
        assertThat(bob.received()).hasSize(1);
        world.server.advance(Duration.ofSeconds(1));
        ada.send(send("\"message\":\"second\",\"_id\":\"mine\""));
        assertThat(bob.received())
                .singleElement()
                .asString()
                .contains("\"_id\":\"mine\",\"message\":\"second\"", "\"updatedAt\":\"" + time() + "\"");
        bob.send(send("\"message\":\"third\",\"_id\":\"mine\""));
        assertThat(bob.received()).containsExactly(refused(400, "that _id belongs to another message"));
        bob.send(send("\"message\":\"all\",\"_id\":\"_all\""));
        assertThat(bob.received()).containsExactly(refused(400, "_id stands for all messages"));
    }

    @Test
    void aReplyHasTheMessageThatItAnswers() {
        ada.send(send("\"message\":\"hello\""));
        bob.send(send("\"message\":\"hello\",\"reply\":\"m1\""));
        assertThat(laptop.received())
                .last()
                .asString()
                .isEqualTo(event("chat message", message("m2", "bob", ",\"reply\":" + message("m1", "ada", ""))));
        bob.received();
        bob.send(send("\"message\":\"hello\",\"reply\":\"nothing\""));
        assertThat(bob.received()).containsExactly(refused(400, "no such message in this room"));
    }

    @Test
    void whoIsTypingIsSeenByTheOthers() {
        ada.send(PREFIX + "1[\"typing\",\"r1\"]");
        assertThat(ada.received()).containsExactly(ack(""));
        String typing = "{\"room\":\"r1\",\"sender\":\"ada\",\"senderInfo\":" + client("ada") + "}";
        assertThat(bob.received()).containsExactly(event("typing", typing));
        ada.send(PREFIX + "[\"typing\",{\"room\":\"r1\",\"message\":\"hel\"}]");
        assertThat(bob.received())
                .containsExactly(event("typing", typing.replace("\"r1\",", "\"r1\",\"message\":\"hel\",")));
        world.nothingElseCame(ada, laptop, mallory);
    }

    @Test
    void aReadMarkReachesAllMembersAndMovesForward() {
        ada.send(send("\"message\":\"hello\"")).send(send("\"message\":\"hello\""));
        List.of(ada, laptop, bob).forEach(Wire::received);
        assertThat(world.messenger.markRead("r1", "bob", "m2")).isEqualTo(new ReadMarker("bob", "m2", 0));
        everybodyReceives("lastRead", "{\"roomID\":\"r1\",\"messageID\":\"m2\",\"memberID\":\"bob\"}");
        assertThat(world.messenger.markRead("r1", "bob", "m1")).isEqualTo(new ReadMarker("bob", "m2", 0));
        world.nothingElseCame(ada, laptop, bob);
    }

    @Test
    void aReadMarkForAMessageOfAnotherRoomIsRefused() {
        world.rooms.put(SampleRooms.room("r2", "ada", "bob"));
        ada.send(PREFIX + "1[\"chat message\",{\"room\":\"r2\",\"message\":\"hello\"}]");
        List.of(ada, laptop, bob).forEach(Wire::received);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> world.messenger.markRead("r1", "bob", "m1"))
                .withMessage("not-found: no such message in this room");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> world.messenger.markRead("r2", "eve", "m1"))
                .withMessage("permission-denied: not a member of this room");
        world.nothingElseCame(ada, laptop, bob);
    }

    @Test
    void deletionsReachAllMembers() {
        ada.send(send("\"message\":\"hello\""));
        List.of(ada, laptop, bob).forEach(Wire::received);
        world.messenger.delete("r1", "m1");
        everybodyReceives("messageDeleted", "{\"room\":\"r1\",\"messageID\":\"m1\"}");
        world.messenger.delete("r1", MessengerEvents.ALL_MESSAGES);
        everybodyReceives("messageDeleted", "{\"room\":\"r1\",\"messageID\":\"_all\"}");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> world.messenger.delete("r1", "m1"))
                .withMessage("not-found: no such message in this room");
    }

    @Test
    void aChangedMessageComesAgain() {
        ada.send(send("\"message\":\"hello\""));
        List.of(ada, laptop, bob).forEach(Wire::received);
        world.messenger.change("r1", "m1", message -> message.withPinned(true));
        everybodyReceives(
                "chat message",
                message(
                        "m1",
                        "ada",
                        ",\"updatedAt\":\"" + time() + "\",\"updatedAtMS\":"
                                + world.server.now().toEpochMilli() + ",\"isPined\":true"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.messenger.change("r1", "m1", message -> elsewhere(message)))
                .withMessage("a message keeps its id, its room and its sender");
    }

    private static MessagePayload elsewhere(MessagePayload message) {
        SendMessage send = new SendMessage(
                "r9", "x", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        return NewMessage.of(send, message.key(), "app", message.sender(), message.messageTime(), null, null);
    }

    @Test
    void aChangedRoomIsWithoutWhatDiffersFromViewerToViewer() {
        world.messenger.roomChanged("r1");
        String room = "{\"_id\":\"r1\",\"id\":\"r1\",\"appID\":\"app\",\"name\":\"Room r1\",\"roomType\":\"group\","
                + "\"owner\":" + client("ada") + ",\"members\":[" + client("ada") + "," + client("bob") + ","
                + client("eve") + "],\"memberProperties\":[]}";
        everybodyReceives("room", room);
        world.rooms.put(SampleRooms.room("r1", "ada", "eve"));
        world.messenger.roomChanged("r1", List.of("bob"));
        String without = room.replace(client("bob") + ",", "");
        for (Wire wire : List.of(ada, laptop, bob)) {
            assertThat(wire.received()).containsExactly(event("room", without));
        }
        ada.send(send("\"message\":\"hello\""));
        world.server.run();
        world.nothingElseCame(bob, mallory);
    }

    @Test
    void piecesOfAnAnswerReachAllMembers() {
        ClientPayload bot = ClientPayload.of("bot");
        world.messenger.streamed(new AiStreaming("m9", "r1", "bot", "Once", bot, 1, null));
        everybodyReceives(
                "ai_streaming",
                "{\"messageId\":\"m9\",\"room\":\"r1\",\"sender\":\"bot\",\"text\":\"Once\",\"senderInfo\":"
                        + client("bot") + ",\"seq\":1}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.messenger.streamed(new AiStreaming("m9", "r1", "bot", "", bot, 2, null)))
                .withMessage("a piece of a message is not empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.messenger.streamed(new AiStreaming(null, "r1", "bot", "a", bot, 2, null)))
                .withMessage("a piece of a message has the message's id");
        world.nothingElseCame(ada, laptop, bob, mallory);
    }
}
