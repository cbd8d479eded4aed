package dev.parlance.catalogue.platform;

import static dev.parlance.catalogue.platform.RecoveringPlatform.nothingMore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.call.CallEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.presence.PresenceEvents;
import dev.parlance.catalogue.platform.subscription.DocumentChange;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients of the platform that lose their connections and find their sessions again: nothing is missed, and nobody sees them go. */
class PlatformRecoveryTest {
    private static final Map<String, String> P1 = Map.of("projectId", "p1");

    @AutoClose
    private final RecoveringPlatform platform = new RecoveringPlatform();

    private static String heard(TestClient client) {
        return client.expect(MessageEvents.CREATED).message().content();
    }

    @Test
    void aMessageThatWasMissedInAChatIsReceivedOnceAndNobodySeesWhoWasAway() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        for (int time = 1; time <= 2; time++) {
            platform.lose(ada);
            platform.advance(9);
            platform.say(bob, "missed " + time);
            ada = platform.recovered(ada, "ada");
            assertThat(heard(ada)).isEqualTo("missed " + time);
            platform.say(bob, "live " + time);
            assertThat(heard(ada)).isEqualTo("live " + time);
            platform.advance(30);
            for (String said : List.of("missed ", "live ")) {
                assertThat(heard(bob)).isEqualTo(said + time);
            }
        }
        platform.say(ada, "still a member");
        assertThat(heard(bob)).isEqualTo("still a member");
        heard(ada);
        nothingMore(ada, bob);
    }

    @Test
    void whoHasMissedNothingInAChatIsInItAsWell() {
        TestClient ada = platform.inChat("ada");
        platform.lose(ada);
        TestClient back = platform.recovered(ada, "ada");
        platform.say(back, "hello");
        assertThat(heard(back)).isEqualTo("hello");
        nothingMore(back);
    }

    @Test
    void whoComesBackToAChatLateHasLeftItAndComesAgain() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        platform.lose(ada);
        platform.advance(11);
        assertThat(bob.expect(UserEvents.OFFLINE).userId()).isEqualTo("ada");
        platform.say(bob, "missed");
        heard(bob);
        TestClient back = platform.recovered(ada, "ada");
        assertThat(bob.expect(UserEvents.ONLINE).userId()).isEqualTo("ada");
        assertThat(heard(back)).isEqualTo("missed");
        nothingMore(back, bob);
    }

    @Test
    void whoDoesNotComeBackHasLeftAChatOnce() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        platform.lose(ada);
        platform.advance(300);
        bob.expect(UserEvents.OFFLINE);
        TestClient back = platform.fresh(ada, "ada");
        platform.say(bob, "not for ada");
        heard(bob);
        nothingMore(back, bob);
    }

    @Test
    void whoLeavesByItselfHasLeftAtOnce() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        ada.disconnect();
        platform.server.run();
        bob.expect(UserEvents.OFFLINE);
        nothingMore(bob);
    }

    @Test
    void whoIsCutOffDoesNotTypeAnyMore() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        ada.emitAndWait(ChatEvents.START_TYPING, chat());
        bob.expect("user:typing:start");
        platform.lose(ada);
        bob.expect("user:typing:stop");
        TestClient back = platform.recovered(ada, "ada");
        back.emitAndWait(ChatEvents.START_TYPING, chat());
        bob.expect("user:typing:start");
        nothingMore(back, bob);
    }

    private static ChatEvents.ChatRef chat() {
        return new ChatEvents.ChatRef("g");
    }

    private TestClient watching() {
        TestClient bob = platform.connect("bob");
        bob.request("subscribe:project", P1);
        return bob;
    }

    @Test
    void whoComesBackInTimeWasNeverOfflineAndStaysOnline() {
        TestClient bob = watching();
        TestClient ada = platform.connect("ada");
        ada.request("presence:online", P1);
        bob.expect(PresenceEvents.USER_ONLINE);
        for (int time = 0; time < 2; time++) {
            platform.lose(ada);
            platform.advance(9);
            ada = platform.recovered(ada, "ada");
            platform.advance(60);
        }
        assertThat(bob.request(PresenceEvents.GET_ONLINE, new PresenceEvents.ProjectRef("p1"))
                        .users())
                .hasSize(1);
        bob.expect(PresenceEvents.ONLINE_LIST);
        nothingMore(ada, bob);
        ada.disconnect();
        platform.advance(11);
        bob.expect(PresenceEvents.USER_OFFLINE);
        nothingMore(bob);
    }

    @Test
    void whoComesBackLateWasOfflineAndIsOnlineAgain() {
        TestClient bob = watching();
        TestClient ada = platform.connect("ada");
        ada.request("presence:online", P1);
        bob.expect(PresenceEvents.USER_ONLINE);
        platform.lose(ada);
        platform.advance(11);
        bob.expect(PresenceEvents.USER_OFFLINE);
        platform.recovered(ada, "ada");
        bob.expect(PresenceEvents.USER_ONLINE);
        platform.advance(60);
        nothingMore(bob);
    }

    @Test
    void whoIsSignedInStaysSo() {
        TestClient bob = watching();
        TestClient ada = platform.connect("ada");
        ada.request("auth:login", P1);
        bob.expect(UserEvents.ONLINE);
        platform.lose(ada);
        platform.advance(9);
        TestClient back = platform.recovered(ada, "ada");
        platform.advance(60);
        nothingMore(back, bob);
        // It works in its project still.
        back.request("custom:join", Map.of("room", "r"));
        back.expect("custom:joined");
        platform.lose(back);
        platform.advance(11);
        bob.expect(UserEvents.OFFLINE);
        platform.recovered(back, "ada");
        bob.expect(UserEvents.ONLINE);
        nothingMore(bob);
    }

    @Test
    void whatWasFollowedIsFollowedStillAndNoChangeIsMissed() {
        TestClient ada = platform.connect("ada");
        ada.request("subscribe:project", P1);
        ada.request(
                "subscribe:query",
                Map.of("projectId", "p1", "collectionId", "c1", "queryId", "q", "query", Map.of("a", 1)));
        ada.expect("subscribed");
        TestClient bob = platform.connect("bob");
        bob.request(
                "subscribe:query",
                Map.of("projectId", "p1", "collectionId", "c1", "queryId", "q", "query", Map.of("a", 1)));
        bob.expect("subscribed");
        for (TestClient lost : List.of(ada, bob)) {
            platform.lose(lost);
        }
        platform.platform.subscriptions().publish(DocumentChange.created("p1", "c1", "d1", Map.of("a", 1)));
        platform.platform.subscriptions().publish(DocumentChange.created("p1", "c1", "d2", Map.of("a", 2)));
        ada = platform.recovered(ada, "ada");
        bob = platform.recovered(bob, "bob");
        platform.platform.subscriptions().publish(DocumentChange.created("p1", "c1", "d3", Map.of("a", 1)));
        for (int i = 0; i < 3; i++) {
            ada.expect("db:create");
        }
        bob.expect("db:create");
        bob.expect("db:create");
        bob.request("unsubscribe:query", Map.of("collectionId", "c1", "queryId", "q"));
        bob.expect("unsubscribed");
        platform.platform.subscriptions().publish(DocumentChange.created("p1", "c1", "d4", Map.of("a", 1)));
        ada.expect("db:create");
        nothingMore(ada, bob);
    }

    @Test
    void aCallGoesOnAndNoSignalIsMissed() {
        TestClient ada = platform.connect("ada");
        TestClient bob = platform.connect("bob");
        ada.request(
                "call:initiate", Map.of("chatId", "g", "type", "audio", "participants", List.of("bob"), "callId", "k"));
        bob.expect(CallEvents.INCOMING);
        bob.request("call:accept", Map.of("chatId", "g", "callerId", "ada", "callId", "k"));
        ada.expect(CallEvents.ACCEPTED);
        platform.lose(ada);
        bob.request(
                "call:signal",
                Map.of("chatId", "g", "callId", "k", "targetUserId", "ada", "kind", "candidate", "data", "hers"));
        platform.advance(9);
        TestClient back = platform.recovered(ada, "ada");
        assertThat(back.expect(CallEvents.SIGNALLED).data()).isEqualTo("hers");
        platform.advance(60);
        back.request(
                "call:signal",
                Map.of("chatId", "g", "callId", "k", "targetUserId", "bob", "kind", "candidate", "data", "mine"));
        bob.expect(CallEvents.SIGNALLED);
        nothingMore(back, bob);
        platform.lose(back);
        platform.advance(11);
        assertThat(bob.expect(CallEvents.ENDED).reason()).isEqualTo("disconnected");
        TestClient late = platform.recovered(back, "ada");
        assertThat(late.expect(CallEvents.ENDED).reason()).isEqualTo("disconnected");
        nothingMore(late, bob);
    }
}
