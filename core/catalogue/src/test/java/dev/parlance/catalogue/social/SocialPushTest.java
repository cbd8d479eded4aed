package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.social.ScoreEvents.MindfulnessScore;
import dev.parlance.catalogue.social.ScoreEvents.ScoreUpdated;
import dev.parlance.catalogue.social.ScoreEvents.SocialScore;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who receives what an application says has happened, and in which order. */
class SocialPushTest {
    private static final String MESSAGE = "{\"message\":{\"_id\":\"m1\",\"user\":{\"_id\":\"ada\",\"name\":\"Ada\","
            + "\"username\":\"the.ada\",\"photo\":\"https://example.org/ada.png\"},\"chat\":\"c1\","
            + "\"content\":\"Hello\",\"at\":\"2026-03-01T12:00:00.000Z\"}}";
    private static final String REMOVED = "[\"chat-participant-removed\",{\"chat\":\"c1\",\"user\":\"eve\"}]";
    private static final String DELETED = "[\"chat-deleted\",{\"chat\":\"c1\",\"user\":\"bob\",\"event\":\"e1\"}]";

    private TestSocial social = new TestSocial();
    private List<SocialClient> clients = social.online("ada", "ada", "bob", "eve", "mallory");

    @AfterEach
    void nothingElseIsReceived() {
        clients.forEach(client -> assertThat(client.received()).isEmpty());
        social.close();
    }

    private void receive(int first, int end, String... events) {
        clients.subList(first, end)
                .forEach(client -> assertThat(client.received()).containsExactly(events));
    }

    @Test
    void theOthersReceiveAMessageAndTheSendersDevicesAConfirmation() {
        social.feature().messagePosted(social.message("m1", "ada", "c1"));
        receive(0, 2, "[\"messages-sent\"," + MESSAGE + "]");
        receive(2, 4, "[\"messages-received\"," + MESSAGE + "]");
    }

    @Test
    void theAliasesOfMessagesAreSentTooIfTheyAreAskedFor() {
        social.close();
        social = new TestSocial(SocialBuilder::aliases);
        clients = social.online("ada", "bob");
        social.feature().messagePosted(social.message("m1", "ada", "c1"));
        receive(0, 1, "[\"messages-sent\"," + MESSAGE + "]", "[\"message-sent\"," + MESSAGE + "]");
        receive(1, 2, "[\"messages-received\"," + MESSAGE + "]", "[\"message-received\"," + MESSAGE + "]");
    }

    @Test
    void aMessageOfAChatThatIsDeletedReachesNobody() {
        social.feature().chatDeleted("c1", "bob", "e1", social.chats().delete("c1"));
        receive(0, 4, DELETED);
        social.feature().messagePosted(social.message("m1", "ada", "c1"));
    }

    @Test
    void aNewChatAndAnewParticipantAreSeenByEveryoneInIt() {
        social.chats().add("c4", "ada", "eve");
        social.feature().chatCreated("c4");
        receive(0, 2, "[\"chat-created\",{\"chat\":\"c4\"}]");
        receive(3, 4, "[\"chat-created\",{\"chat\":\"c4\"}]");

        social.chats().add("c4", "mallory");
        social.feature().chatJoined("c4", new Member("mallory"), new Member("ada"));
        String joined = "[\"chat-joined\",{\"chat\":\"c4\",\"admin\":{\"_id\":\"ada\",\"name\":\"Ada\","
                + "\"username\":\"the.ada\",\"photo\":\"https://example.org/ada.png\"},\"user\":{\"_id\":\"mallory\","
                + "\"name\":\"Mallory\",\"username\":\"the.mallory\","
                + "\"photo\":\"https://example.org/mallory.png\"}}]";
        receive(0, 2, joined);
        receive(3, 5, joined);
    }

    @Test
    void theRemovedOneReceivesItAndNothingAfterwards() {
        social.feature().messagePosted(social.message("m1", "ada", "c1"));
        social.chats().remove("c1", "eve");
        social.feature().participantRemoved("c1", "eve");
        social.feature().messagePosted(social.message("m1", "ada", "c1"));

        receive(0, 2, "[\"messages-sent\"," + MESSAGE + "]", REMOVED, "[\"messages-sent\"," + MESSAGE + "]");
        receive(2, 3, "[\"messages-received\"," + MESSAGE + "]", REMOVED, "[\"messages-received\"," + MESSAGE + "]");
        receive(3, 4, "[\"messages-received\"," + MESSAGE + "]", REMOVED);
    }

    @Test
    void eachViewerSeesWhetherTheyHaveConsumedAReward() {
        social.feature().rewardConsumed(new Reward("r1", true, 0, Set.of("ada", "zoe")), List.of("ada", "bob", "eve"));
        String reward =
                "[\"reward-consumed\",{\"reward\":\"r1\",\"isExpired\":true,\"remaining\":0,\"isConsumedByYou\":";
        receive(0, 2, reward + "true}]");
        receive(2, 4, reward + "false}]");
    }

    @Test
    void aScoreIsItsUsersAlone() {
        social.feature()
                .scoreUpdated(
                        "ada",
                        new ScoreUpdated(
                                TestSocial.NOON,
                                3,
                                1,
                                new SocialScore(0.5, "sunday", List.of()),
                                new MindfulnessScore(0, List.of())));
        receive(
                0,
                2,
                "[\"score-updated\",{\"date\":\"2026-03-01T12:00:00.000Z\",\"reelsSeen\":3,\"totalScore\":1.0,"
                        + "\"social\":{\"score\":0.5,\"day\":\"sunday\",\"actions\":[]},"
                        + "\"mindfulness\":{\"score\":0.0,\"actions\":[]}}]");
    }

    @Test
    void aTerminatedAccountReceivesItOnAllDevicesBeforeTheyAreClosed() {
        social.feature().accountTerminated("ada", "Your account has been terminated.");
        receive(0, 2, "[\"account-terminated\",{\"message\":\"Your account has been terminated.\"}]", "disconnect");
        assertThat(clients.get(0).closeReason()).isNotNull();
        social.advance(SocialFeature.GRACE);
        assertThat(clients.get(2).received())
                .allMatch(event -> event.startsWith("[\"user-offline\",{\"user\":{\"_id\":\"ada\""))
                .hasSize(2);
        clients.get(3).received();
    }

    @Test
    void whoIsNoLongerAuthorizedReceivesItBeforeTheEnd() {
        social.feature().authorizationFailed("eve", "Please sign in again.");
        receive(3, 4, "[\"authorization-failed\",{\"message\":\"Please sign in again.\"}]", "disconnect");
        assertThat(clients.get(3).closeReason()).isNotNull();
    }

    @Test
    void aNamespaceThatDoesNotSpeakTheCatalogueIsRefusedAtTheStart() {
        try (TestServer server = TestServer.create()) {
            var namespace = server.namespace("/", handshake -> new Member("ada"));
            assertThatThrownBy(() -> namespace.install(social.feature()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "the namespace / does not speak the social catalogue's events: give it SocialCatalogue.SOCIAL");
        }
    }
}
