package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.DELIVERED;
import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.READ;
import static dev.parlance.catalogue.conversation.TestConversations.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.ConversationEvents.ReadEvents;
import dev.parlance.catalogue.conversation.ConversationEvents.ReportStatus;
import dev.parlance.catalogue.conversation.MessageEvent.MessageStatus;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of messages: as it happens, and in the feed. */
class ConversationMessagesTest {
    @AutoClose
    private final TestConversations test = new TestConversations();

    private final ConversationFeature feature = test.feature;

    private void expect(MessageEvent event) {
        test.everyone()
                .forEach(client -> assertThat(client.expect(ConversationEvents.MESSAGE_EVENT))
                        .isEqualTo(event));
    }

    private EventPage read(TestClient client, long from, int limit) {
        return client.request(ConversationEvents.READ_EVENTS, new ReadEvents("c1", from, limit));
    }

    @Test
    void aMessageReachesEveryoneItsSenderTooWordForWord() {
        Wire wire = test.bob.wire();
        wire.received();
        feature.send("c1", "ada", OutgoingMessage.text("Hé").withMetadata(Map.of("thread", "t1")));

        assertThat(wire.received())
                .containsExactly("2/conversation,[\"conversationMessageEvent\",{\"name\":\"conversationMessage.sent\","
                        + "\"eventId\":\"id-1\",\"conversationId\":\"c1\",\"conversationEventId\":1,"
                        + "\"payload\":{\"messageId\":\"id-2\",\"metadata\":{\"thread\":\"t1\"},"
                        + "\"context\":{\"conversationId\":\"c1\",\"sentBy\":\"ada\",\"from\":{\"id\":\"ada\"},"
                        + "\"sentOn\":\"2026-03-01T12:00:00.000Z\"},"
                        + "\"parts\":[{\"name\":\"body\",\"type\":\"text/plain\",\"data\":\"Hé\",\"size\":3}]}}]");
        List.of(test.ada, test.ada2, test.eve).forEach(client -> client.expect(ConversationEvents.MESSAGE_EVENT));
    }

    @Test
    void statusesReachEveryoneOnceAndAreAnsweredAlike() {
        String messageId = test.say("Hello").payload().messageId();
        ReportStatus delivered = new ReportStatus("c1", messageId, DELIVERED);
        ReportStatus read = new ReportStatus("c1", messageId, READ);
        for (ReportStatus report : List.of(delivered, delivered, read, read, delivered)) {
            test.bob.emitAndWait(ConversationEvents.REPORT_STATUS, report);
        }
        test.eve.emitAndWait(ConversationEvents.REPORT_STATUS, read);

        expect(new MessageEvent.Delivered("id-3", "c1", 2, new MessageStatus(messageId, "c1", "bob", NOON)));
        expect(new MessageEvent.Read("id-5", "c1", 3, new MessageStatus(messageId, "c1", "bob", NOON)));
        expect(new MessageEvent.Read("id-8", "c1", 4, new MessageStatus(messageId, "c1", "eve", NOON)));
    }

    @Test
    void aMessageThatIsSentAgainIsStoredAndBroadcastOnce() {
        OutgoingMessage message = OutgoingMessage.text("Hello").withId("m1");
        MessageEvent.Sent sent = feature.send("c1", "ada", message);
        expect(sent);

        assertThat(feature.send("c1", "ada", message)).isEqualTo(sent);
        test.expectNothingMore();
    }

    @Test
    void theFeedHasTheSameObjectsByPage() {
        List<MessageEvent> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(test.say("text " + i));
        }
        MessageEvent status = feature.report(
                "c1", "eve", ((MessageEvent.Sent) all.get(0)).payload().messageId(), READ);
        expect(status);
        all.add(status);

        assertThat(read(test.bob, 0, 100)).isEqualTo(new EventPage(all, 6));
        assertThat(read(test.bob, 1, 2)).isEqualTo(new EventPage(all.subList(0, 2), 3));
        assertThat(read(test.bob, 3, 2)).isEqualTo(new EventPage(all.subList(2, 4), 5));
        assertThat(read(test.bob, 5, 2)).isEqualTo(new EventPage(all.subList(4, 5), 6));
        assertThat(read(test.bob, 6, 2)).isEqualTo(new EventPage(List.of(), 6));
        assertThat(all).extracting(MessageEvent::conversationEventId).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void beyondTheEndTheFeedIsEmptyAndSaysWhereItGoesOn() {
        assertThat(read(test.bob, 0, 10)).isEqualTo(new EventPage(List.of(), 1));
        assertThat(read(test.bob, 17, 10)).isEqualTo(new EventPage(List.of(), 1));
        MessageEvent.Sent sent = test.say("Hello");

        assertThat(read(test.bob, Long.MAX_VALUE, 10)).isEqualTo(new EventPage(List.of(), 2));
        assertThat(read(test.bob, 1, 10)).isEqualTo(new EventPage(List.of(sent), 2));
    }

    @Test
    void whatElseHappensInAConversationLeavesNoGap() {
        test.say("first");
        feature.addParticipant("c1", "ada", Participant.of("zoe"));
        feature.removeParticipant("c1", "ada", "zoe");
        feature.update("c1", "ada", ConversationDetails.named("Dinner"), null);

        assertThat(feature.send("c1", "bob", OutgoingMessage.text("second")).conversationEventId())
                .isEqualTo(2);
        test.everyone().forEach(client -> {
            client.expect(ConversationEvents.PARTICIPANT_ADDED);
            client.expect(ConversationEvents.PARTICIPANT_REMOVED);
            client.expect(ConversationEvents.CONVERSATION_UPDATED);
            client.expect(ConversationEvents.MESSAGE_EVENT);
        });
        test.zoe.expect(ConversationEvents.PARTICIPANT_ADDED);
        test.zoe.expect(ConversationEvents.PARTICIPANT_REMOVED);
    }

    @Test
    void theApplicationIsNotifiedOfEachNewEventOnceBeforeAnybodyReceivesIt() {
        List<MessageEvent> notified = new ArrayList<>();
        feature.onMessageEvent(event -> {
            notified.add(event);
            test.expectNothingMore();
        });
        OutgoingMessage message = OutgoingMessage.text("Hello").withId("m1");
        MessageEvent.Sent sent = feature.send("c1", "ada", message);
        feature.send("c1", "ada", message);
        expect(sent);
        MessageEvent read = feature.report("c1", "bob", "m1", READ);
        feature.report("c1", "bob", "m1", READ);
        expect(read);

        assertThat(notified).containsExactly(sent, read);
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromAnything() {
        feature.onMessageEvent(event -> {
            throw new IllegalStateException("the mail server is gone");
        });
        assertThatThrownBy(() -> feature.send("c1", "ada", OutgoingMessage.text("Hello")))
                .hasMessage("the mail server is gone");

        test.everyone().forEach(client -> client.expect(ConversationEvents.MESSAGE_EVENT));
    }

    @Test
    void theFeatureServesSeveralNamespacesAndNoneWhenItIsRemoved() {
        TestClient elsewhere = test.connect("bob");
        var registration = test.server.namespace("/other").install(feature);
        test.say("Hello");
        elsewhere.expect(ConversationEvents.MESSAGE_EVENT);
        registration.remove();
        assertThat(test.server.connect("/other").request("conversationEvents", Map.of("conversationId", "c1")))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", "not-found");
        test.say("Still here");
    }
}
