package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.READ;
import static dev.parlance.event.RefusalCode.CONFLICT;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.conversation.ConversationEvents.ReadEvents;
import dev.parlance.catalogue.conversation.ConversationEvents.ReportStatus;
import dev.parlance.catalogue.conversation.ConversationRoles.Privileges;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may not be done in a conversation: it changes nothing, and reaches nobody. */
class ConversationRefusalTest {
    @AutoClose
    private final TestConversations test = new TestConversations();

    private final ConversationFeature feature = test.feature;
    private final ConversationDetails other = ConversationDetails.named("other");
    private final OutgoingMessage hello = OutgoingMessage.text("Hello");

    @ParameterizedTest
    @CsvSource({"-1, 10, from", "0, 0, limit", "0, -1, limit", "0, 101, limit", "-1, 101, from"})
    void aPageOfTheFeedHasItsBounds(long from, int limit, String field) {
        assertThatThrownBy(() -> test.bob.request(ConversationEvents.READ_EVENTS, new ReadEvents("c1", from, limit)))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().code()).isEqualTo(VALIDATION_FAILED);
                    assertThat(e.refusal().field()).isEqualTo(field);
                });
        test.expectNothingMore();
    }

    @Test
    void onlyAParticipantReadsAndReports() {
        String messageId = test.say("Hello").payload().messageId();
        for (String conversationId : List.of("c1", "c9")) {
            test.refused(
                    PERMISSION_DENIED,
                    () -> test.zoe.request(ConversationEvents.READ_EVENTS, new ReadEvents(conversationId, 0, 10)));
            test.refused(
                    PERMISSION_DENIED,
                    () -> test.zoe.emitAndWait(
                            ConversationEvents.REPORT_STATUS, new ReportStatus(conversationId, messageId, READ)));
        }
    }

    @Test
    void aStatusIsOfAMessageOfThatConversation() {
        MessageEvent.Sent elsewhere = feature.send("c2", "zoe", hello);
        assertThat(test.zoe.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(elsewhere);

        test.refused(
                NOT_FOUND,
                () -> test.bob.emitAndWait(
                        ConversationEvents.REPORT_STATUS,
                        new ReportStatus("c1", elsewhere.payload().messageId(), READ)));
        assertThat(test.bob.request(
                        "conversationMessageStatus",
                        Map.of("conversationId", "c1", "messageId", "m1", "status", "seen")))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", VALIDATION_FAILED)
                .hasFieldOrPropertyWithValue("field", "status");
    }

    @Test
    void aStaleETagChangesNothing() {
        test.refused(CONFLICT, () -> feature.update("c1", "ada", other, "0"));
        test.refused(CONFLICT, () -> feature.delete("c1", "ada", "2"));
        test.refused(CONFLICT, () -> feature.undelete("c1", "ada", null));
        test.refused(CONFLICT, () -> feature.updateProfile("ada", Map.of(), "1"));
        feature.delete("c1", "ada", "1");
        test.everyone().forEach(client -> client.expect(ConversationEvents.CONVERSATION_DELETED));
        test.refused(CONFLICT, () -> feature.undelete("c1", "ada", "1"));
        assertThat(test.store.profile("ada")).isNull();
    }

    @Test
    void inADeletedConversationNothingHappensAnyMore() {
        feature.send("c1", "ada", hello.withId("m1"));
        feature.delete("c1", "ada", null);
        test.everyone().forEach(client -> {
            client.expect(ConversationEvents.MESSAGE_EVENT);
            client.expect(ConversationEvents.CONVERSATION_DELETED);
        });

        test.refused(NOT_FOUND, () -> feature.send("c1", "bob", hello));
        test.refused(NOT_FOUND, () -> feature.report("c1", "bob", "m1", READ));
        test.refused(NOT_FOUND, () -> feature.events("c1", "bob", 0, 10));
        test.refused(NOT_FOUND, () -> feature.startTyping("c1", "bob"));
        test.refused(NOT_FOUND, () -> feature.addParticipant("c1", "ada", Participant.of("zoe")));
        test.refused(NOT_FOUND, () -> feature.removeParticipant("c1", "ada", "bob"));
        test.refused(NOT_FOUND, () -> feature.changeRole("c1", "ada", Participant.owner("bob")));
        test.refused(NOT_FOUND, () -> feature.update("c1", "ada", other, null));
        test.refused(NOT_FOUND, () -> feature.delete("c1", "ada", null));
        test.refused(PERMISSION_DENIED, () -> feature.undelete("c1", "bob", null));
        test.refused(PERMISSION_DENIED, () -> feature.send("c1", "zoe", hello));
    }

    @Test
    void onlyAnOwnerChangesTheConversation() {
        for (String actor : List.of("bob", "zoe")) {
            test.refused(PERMISSION_DENIED, () -> feature.update("c1", actor, other, null));
            test.refused(PERMISSION_DENIED, () -> feature.delete("c1", actor, null));
            test.refused(PERMISSION_DENIED, () -> feature.changeRole("c1", actor, Participant.owner(actor)));
        }
    }

    @Test
    void theRolesSayWhoMayWriteAddAndRemove() {
        test.refused(PERMISSION_DENIED, () -> feature.addParticipant("c1", "bob", Participant.of("zoe")));
        test.refused(PERMISSION_DENIED, () -> feature.removeParticipant("c1", "bob", "eve"));
        test.refused(PERMISSION_DENIED, () -> feature.addParticipant("c1", "zoe", Participant.of("zoe")));
        test.refused(PERMISSION_DENIED, () -> feature.removeParticipant("c1", "zoe", "zoe"));
        test.refused(PERMISSION_DENIED, () -> feature.send("c1", "zoe", hello));
        test.refused(PERMISSION_DENIED, () -> feature.startTyping("c1", "zoe"));

        ConversationRoles mute =
                new ConversationRoles(new Privileges(false, false, false), new Privileges(false, true, true));
        feature.update("c1", "ada", other.withRoles(mute), null);
        test.everyone().forEach(client -> client.expect(ConversationEvents.CONVERSATION_UPDATED));

        test.refused(PERMISSION_DENIED, () -> feature.send("c1", "ada", hello));
        test.refused(PERMISSION_DENIED, () -> feature.send("c1", "bob", hello));
        test.refused(PERMISSION_DENIED, () -> feature.addParticipant("c1", "ada", Participant.of("zoe")));
        test.refused(PERMISSION_DENIED, () -> feature.addParticipant("c1", "bob", Participant.owner("zoe")));
        test.refused(PERMISSION_DENIED, () -> feature.removeParticipant("c1", "bob", "ada"));
        feature.addParticipant("c1", "bob", Participant.of("zoe"));
        feature.removeParticipant("c1", "bob", "zoe");
        for (TestClient client : List.of(test.ada, test.ada2, test.bob, test.eve, test.zoe)) {
            client.expect(ConversationEvents.PARTICIPANT_ADDED);
            client.expect(ConversationEvents.PARTICIPANT_REMOVED);
        }
    }

    @Test
    void nobodyComesTwiceNorGoesTwice() {
        test.refused(CONFLICT, () -> feature.addParticipant("c1", "ada", Participant.of("bob")));
        test.refused(NOT_FOUND, () -> feature.removeParticipant("c1", "ada", "zoe"));
        test.refused(NOT_FOUND, () -> feature.changeRole("c1", "ada", Participant.owner("zoe")));
        test.refused(CONFLICT, () -> feature.create("c1", "zoe", other, List.of()));
    }

    @Test
    void aMessagesIdIsItsSenders() {
        feature.send("c1", "ada", hello.withId("m1"));
        test.everyone().forEach(client -> client.expect(ConversationEvents.MESSAGE_EVENT));

        test.refused(CONFLICT, () -> feature.send("c1", "bob", hello.withId("m1")));
    }

    @Test
    void anApplicationMayLetAModeratorDoMore() {
        feature.rights(new ConversationRights() {
            @Override
            public boolean mayRemove(
                    Conversation conversation, String actorId, @Nullable Participant actor, Participant removed) {
                return actorId.equals("zoe");
            }
        });
        feature.removeParticipant("c1", "zoe", "ada");

        test.everyone().forEach(client -> client.expect(ConversationEvents.PARTICIPANT_REMOVED));
    }

    @Test
    void withoutANamespaceThereIsNoTime() {
        ConversationFeature alone = new ConversationFeature(test.store);

        assertThatThrownBy(() -> alone.send("c1", "ada", hello))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("install the feature on a namespace first");
        assertThat(test.store.messageEvents().since("c1", 0, 10)).isEmpty();
    }
}
