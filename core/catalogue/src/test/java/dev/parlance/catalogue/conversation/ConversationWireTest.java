package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.DELIVERED;
import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.conversation.MessageEvent.ApnsAlert;
import dev.parlance.catalogue.conversation.MessageEvent.FcmAlert;
import dev.parlance.catalogue.conversation.MessageEvent.FcmNotification;
import dev.parlance.catalogue.conversation.MessageEvent.MessageAlert;
import dev.parlance.catalogue.conversation.MessageEvent.MessagePart;
import dev.parlance.catalogue.conversation.MessageEvent.Platforms;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.socket.Server;
import dev.parlance.testkit.Wire;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of each event that a participant receives, the same whatever the store. */
@ParameterizedClass
@MethodSource("stores")
class ConversationWireTest {
    private static final String AT = "\"timestamp\":\"2026-03-01T12:00:00.000Z\"";
    private static final String ROLES =
            "{\"owner\":{\"canSend\":true,\"canAddParticipants\":true,\"canRemoveParticipants\":true},"
                    + "\"participant\":{\"canSend\":true,\"canAddParticipants\":false,\"canRemoveParticipants\":false}}";
    private static final String CONTEXT = "{\"conversationId\":\"c1\",\"sentBy\":\"ada\",\"from\":{\"id\":\"ada\"},"
            + "\"sentOn\":\"2026-03-01T12:00:00.000Z\"}";

    private final TestConversations test;
    private final ConversationFeature feature;
    private final Wire bob;

    ConversationWireTest(Function<Server, ConversationStore> stores) {
        test = new TestConversations(stores);
        feature = test.feature;
        bob = test.bob.wire();
        bob.received();
    }

    static Stream<Named<Function<Server, ConversationStore>>> stores() {
        return Stream.of(
                Named.of("in memory", server -> new InMemoryConversationStore()),
                Named.of("H2", server -> new JdbcConversationStore(Stores.h2(), server).createTables()));
    }

    @AfterEach
    void close() {
        test.server.close();
    }

    private void receives(String... events) {
        assertThat(bob.received())
                .containsExactly(Stream.of(events)
                        .map(event -> "2/conversation,[" + event + "]")
                        .toArray(String[]::new));
    }

    @Test
    void conversations() {
        feature.create("c3", "ada", ConversationDetails.named("Tea"), List.of(Participant.of("bob")));
        receives(
                "\"conversation.create\",{\"id\":\"c3\",\"name\":\"Tea\",\"roles\":" + ROLES
                        + ",\"isPublic\":false,\"participants\":[{\"id\":\"ada\",\"role\":\"owner\"},"
                        + "{\"id\":\"bob\",\"role\":\"participant\"}]}",
                "\"participantAdded\",{\"conversationId\":\"c3\",\"createdBy\":\"ada\",\"profileId\":\"ada\","
                        + "\"role\":\"owner\"," + AT + "}",
                "\"participantAdded\",{\"conversationId\":\"c3\",\"createdBy\":\"ada\",\"profileId\":\"bob\","
                        + "\"role\":\"participant\"," + AT + "}");

        feature.update("c3", "ada", ConversationDetails.named("Tea").withDescription("At 4"), "1");
        receives("\"conversationUpdated\",{\"conversationId\":\"c3\",\"createdBy\":\"ada\",\"name\":\"Tea\","
                + "\"description\":\"At 4\",\"roles\":" + ROLES + ",\"isPublic\":false," + AT + ",\"eTag\":\"2\"}");

        feature.delete("c3", "ada", "2");
        feature.undelete("c3", "ada", "3");
        receives(
                "\"conversationDeleted\",{\"conversationId\":\"c3\",\"createdBy\":\"ada\"," + AT + "}",
                "\"conversationUndeleted\",{\"conversationId\":\"c3\",\"createdBy\":\"ada\"," + AT + "}");
    }

    @Test
    void participantsAndProfiles() {
        feature.changeRole("c1", "ada", Participant.owner("eve"));
        feature.startTyping("c1", "eve");
        feature.stopTyping("c1", "eve");
        feature.removeParticipant("c1", "ada", "bob");
        feature.updateProfile("bob", Map.of("name", "Bob"), null);
        String typing = "{\"conversationId\":\"c1\",\"createdBy\":\"eve\",\"profileId\":\"eve\"," + AT + "}";
        receives(
                "\"conversation.participantUpdated\",{\"profileId\":\"eve\",\"role\":\"owner\","
                        + "\"conversationId\":\"c1\"}",
                "\"participantTyping\"," + typing,
                "\"participantTypingOff\"," + typing,
                "\"participantRemoved\",{\"conversationId\":\"c1\",\"createdBy\":\"ada\",\"profileId\":\"bob\"," + AT
                        + "}",
                "\"profileUpdated\",{\"eTag\":\"1\",\"profile\":{\"name\":\"Bob\"}}");
    }

    @Test
    void messagesAndTheSameInTheFeed() {
        List<MessagePart> parts =
                List.of(new MessagePart("body", "text/plain", "https://example.org/1", "Hi", 1L << 40));
        MessageAlert alert = new MessageAlert(
                "Hi",
                new Platforms(
                        new ApnsAlert(1, "ding", "Hi", Map.of("a", 1)),
                        new FcmAlert("key", Map.of("b", 2), new FcmNotification("Ada", "Hi"))));
        feature.send(
                "c1",
                "ada",
                OutgoingMessage.of(parts).withId("m1").withAlert(alert).withMetadata(List.of("any", 0.5)));
        feature.report("c1", "eve", "m1", DELIVERED);
        feature.report("c1", "eve", "m1", READ);

        String sent = "{\"name\":\"conversationMessage.sent\",\"eventId\":\"id-1\",\"conversationId\":\"c1\","
                + "\"conversationEventId\":1,\"payload\":{\"messageId\":\"m1\",\"metadata\":[\"any\",0.5],"
                + "\"context\":" + CONTEXT + ",\"parts\":[{\"name\":\"body\",\"type\":\"text/plain\","
                + "\"url\":\"https://example.org/1\",\"data\":\"Hi\",\"size\":1099511627776}],"
                + "\"alert\":{\"text\":\"Hi\",\"platforms\":{\"apns\":{\"badge\":1,\"sound\":\"ding\","
                + "\"alert\":\"Hi\",\"payload\":{\"a\":1}},\"fcm\":{\"collapse_key\":\"key\",\"data\":{\"b\":2},"
                + "\"notification\":{\"title\":\"Ada\",\"body\":\"Hi\"}}}}}}";
        String status =
                "\"payload\":{\"messageId\":\"m1\",\"conversationId\":\"c1\",\"profileId\":\"eve\"," + AT + "}}";
        String delivered = "{\"name\":\"conversationMessage.delivered\",\"eventId\":\"id-2\","
                + "\"conversationId\":\"c1\",\"conversationEventId\":2," + status;
        String read = "{\"name\":\"conversationMessage.read\",\"eventId\":\"id-3\","
                + "\"conversationId\":\"c1\",\"conversationEventId\":3," + status;
        receives(
                "\"conversationMessageEvent\"," + sent,
                "\"conversationMessageEvent\"," + delivered,
                "\"conversationMessageEvent\"," + read);

        bob.send("2/conversation,7[\"conversationEvents\",{\"conversationId\":\"c1\",\"from\":1,\"limit\":10}]");
        assertThat(bob.received())
                .containsExactly(
                        "3/conversation,7[{\"events\":[" + sent + "," + delivered + "," + read + "],\"next\":4}]");
    }

    @Test
    void refusals() {
        bob.send("2/conversation,1[\"conversationEvents\",{\"conversationId\":\"c2\",\"from\":1,\"limit\":10}]");
        bob.send("2/conversation,2[\"conversationEvents\",{\"conversationId\":\"c1\",\"from\":-1,\"limit\":10}]");
        bob.send("2/conversation,3[\"conversationMessageStatus\","
                + "{\"conversationId\":\"c1\",\"messageId\":\"m9\",\"status\":\"read\"}]");

        assertThat(bob.received())
                .containsExactly(
                        "3/conversation,1[{\"error\":{\"code\":\"permission-denied\","
                                + "\"message\":\"not a participant of this conversation\","
                                + "\"event\":\"conversationEvents\"}}]",
                        "3/conversation,2[{\"error\":{\"code\":\"validation-failed\","
                                + "\"message\":\"from must not be negative\",\"event\":\"conversationEvents\","
                                + "\"field\":\"from\"}}]",
                        "3/conversation,3[{\"error\":{\"code\":\"not-found\","
                                + "\"message\":\"no such message in this conversation\","
                                + "\"event\":\"conversationMessageStatus\"}}]");
    }
}
