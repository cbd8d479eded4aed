package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.TestConversations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.conversation.ConversationEvents.ConversationCreated;
import dev.parlance.catalogue.conversation.ConversationEvents.ConversationRef;
import dev.parlance.catalogue.conversation.ConversationEvents.ConversationUpdated;
import dev.parlance.catalogue.conversation.ConversationEvents.ParticipantAdded;
import dev.parlance.catalogue.conversation.ConversationEvents.ParticipantEvent;
import dev.parlance.catalogue.conversation.ConversationEvents.ParticipantUpdated;
import dev.parlance.catalogue.conversation.ConversationEvents.ProfileUpdated;
import dev.parlance.catalogue.conversation.ConversationEvents.SocketInfo;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What everyone receives when a conversation, its participants or a profile change. */
class ConversationChangingTest {
    @AutoClose
    private final TestConversations test = new TestConversations();

    private final ConversationFeature feature = test.feature;

    @Test
    void everyoneInANewConversationIsAddedItsOwnerToo() {
        ConversationDetails details = ConversationDetails.named("Tea").withDescription("At four");
        Conversation tea = feature.create(
                "ada", details, List.of(Participant.of("zoe"), Participant.of("zoe"), Participant.of("ada")));

        assertThat(tea).isEqualTo(new Conversation("id-1", details, "1", false));
        for (TestClient client : List.of(test.ada, test.ada2, test.zoe)) {
            assertThat(client.expect(ConversationEvents.CONVERSATION_CREATED))
                    .isEqualTo(new ConversationCreated(
                            "id-1",
                            "Tea",
                            ConversationRoles.DEFAULT,
                            false,
                            List.of(Map.of("id", "ada", "role", "owner"), Map.of("id", "zoe", "role", "participant"))));
            assertThat(client.expect(ConversationEvents.PARTICIPANT_ADDED))
                    .isEqualTo(new ParticipantAdded("id-1", "ada", "ada", "owner", NOON));
            assertThat(client.expect(ConversationEvents.PARTICIPANT_ADDED))
                    .isEqualTo(new ParticipantAdded("id-1", "ada", "zoe", "participant", NOON));
        }
    }

    @Test
    void otherDetailsReachEveryoneWithTheNewETag() {
        ConversationDetails other =
                ConversationDetails.named("Dinner").withDescription("At eight").withPublic(true);

        Conversation updated = feature.update("c1", "ada", other, "1");

        assertThat(updated).isEqualTo(new Conversation("c1", other, "2", false));
        test.everyone()
                .forEach(client -> assertThat(client.expect(ConversationEvents.CONVERSATION_UPDATED))
                        .isEqualTo(new ConversationUpdated(
                                "c1", "ada", "Dinner", "At eight", ConversationRoles.DEFAULT, true, NOON, "2")));
    }

    @Test
    void anUpdateWithoutAnETagReplacesAnyVersion() {
        feature.update("c1", "ada", ConversationDetails.named("a"), null);
        feature.update("c1", "ada", ConversationDetails.named("b"), null);

        test.everyone().forEach(client -> {
            assertThat(client.expect("conversationUpdated"))
                    .singleElement()
                    .hasToString("{conversationId=c1, createdBy=ada, name=a, description=,"
                            + " roles={owner={canSend=true, canAddParticipants=true, canRemoveParticipants=true},"
                            + " participant={canSend=true, canAddParticipants=false, canRemoveParticipants=false}},"
                            + " isPublic=false, timestamp=2026-03-01T12:00:00.000Z, eTag=2}");
            assertThat(client.expect(ConversationEvents.CONVERSATION_UPDATED).eTag())
                    .isEqualTo("3");
        });
    }

    @Test
    void deletionAndRestorationReachEveryone() {
        assertThat(feature.delete("c1", "ada", "1").isDeleted()).isTrue();
        assertThat(feature.undelete("c1", "ada", "2")).isEqualTo(test.store.find("c1"));

        ConversationRef reference = new ConversationRef("c1", "ada", NOON);
        test.everyone().forEach(client -> {
            assertThat(client.expect(ConversationEvents.CONVERSATION_DELETED)).isEqualTo(reference);
            assertThat(client.expect(ConversationEvents.CONVERSATION_UNDELETED)).isEqualTo(reference);
        });
        test.say("We are back");
    }

    @Test
    void whoIsAddedReceivesThatAndWhatComesThen() {
        feature.addParticipant("c1", "ada", Participant.of("zoe"));
        MessageEvent.Sent sent = feature.send("c1", "zoe", OutgoingMessage.text("Hello"));

        for (TestClient client : List.of(test.ada, test.ada2, test.bob, test.eve, test.zoe)) {
            assertThat(client.expect(ConversationEvents.PARTICIPANT_ADDED))
                    .isEqualTo(new ParticipantAdded("c1", "ada", "zoe", "participant", NOON));
            assertThat(client.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(sent);
        }
    }

    @Test
    void whoIsRemovedReceivesThatAndNothingThen() {
        feature.removeParticipant("c1", "ada", "bob");
        test.everyone()
                .forEach(client -> assertThat(client.expect(ConversationEvents.PARTICIPANT_REMOVED))
                        .isEqualTo(new ParticipantEvent("c1", "ada", "bob", NOON)));

        feature.send("c1", "ada", OutgoingMessage.text("Bob has gone"));
        List.of(test.ada, test.ada2, test.eve).forEach(client -> client.expect(ConversationEvents.MESSAGE_EVENT));
        test.bob.expectNothingMore();
    }

    @Test
    void aParticipantMayLeaveAndAnyoneMayComeIntoWhatIsPublic() {
        feature.removeParticipant("c1", "bob", "bob");
        test.everyone().forEach(client -> client.expect(ConversationEvents.PARTICIPANT_REMOVED));
        feature.update("c1", "ada", ConversationDetails.named("Lunch").withPublic(true), null);
        List.of(test.ada, test.ada2, test.eve)
                .forEach(client -> client.expect(ConversationEvents.CONVERSATION_UPDATED));

        feature.addParticipant("c1", "bob", Participant.of("bob"));

        test.everyone()
                .forEach(client -> assertThat(client.expect(ConversationEvents.PARTICIPANT_ADDED))
                        .isEqualTo(new ParticipantAdded("c1", "bob", "bob", "participant", NOON)));
    }

    @Test
    void anotherRoleReachesEveryoneOnce() {
        feature.changeRole("c1", "ada", Participant.owner("bob"));
        feature.changeRole("c1", "ada", Participant.owner("bob"));
        feature.changeRole("c1", "bob", Participant.of("ada"));

        test.everyone().forEach(client -> {
            assertThat(client.expect(ConversationEvents.PARTICIPANT_UPDATED))
                    .isEqualTo(new ParticipantUpdated("bob", "owner", "c1"));
            assertThat(client.expect(ConversationEvents.PARTICIPANT_UPDATED))
                    .isEqualTo(new ParticipantUpdated("ada", "participant", "c1"));
        });
    }

    @Test
    void typingReachesTheOthers() {
        feature.startTyping("c1", "ada");
        feature.stopTyping("c1", "ada");

        ParticipantEvent typing = new ParticipantEvent("c1", "ada", "ada", NOON);
        for (TestClient client : List.of(test.bob, test.eve)) {
            assertThat(client.expect(ConversationEvents.PARTICIPANT_TYPING)).isEqualTo(typing);
            assertThat(client.expect(ConversationEvents.PARTICIPANT_TYPING_OFF)).isEqualTo(typing);
        }
    }

    @Test
    void aProfileReachesAllDevicesOfItsUser() {
        Profile first = feature.updateProfile("ada", Map.of("name", "Ada"), null);
        Profile second = feature.updateProfile("ada", Map.of("name", "Ada L."), first.eTag());

        assertThat(second.eTag()).isNotEqualTo(first.eTag());
        for (TestClient client : List.of(test.ada, test.ada2)) {
            assertThat(client.expect(ConversationEvents.PROFILE_UPDATED))
                    .isEqualTo(new ProfileUpdated(first.eTag(), Map.of("name", "Ada")));
            assertThat(client.expect(ConversationEvents.PROFILE_UPDATED))
                    .isEqualTo(new ProfileUpdated(second.eTag(), Map.of("name", "Ada L.")));
        }
    }

    @Test
    void aSocketIsAnnouncedIfTheApplicationSaysAsWhat() {
        feature.announceSockets("space", 7L);
        TestClient later = test.connect("bob");

        assertThat(later.expect(ConversationEvents.SOCKET_INFO))
                .isEqualTo(new SocketInfo("id-1", "space", 7L, "socket.info", later.id(), Map.of("profileId", "bob")));
        later.expectNothingMore();
    }

    @Test
    void aKeepAliveIsNotAnswered() {
        test.bob.emit(ConversationEvents.ECHO, new ConversationEvents.Echo("ping", Map.of(), "2026-03-01T12:00:00Z"));
        test.bob.expectNothingMore();
    }
}
