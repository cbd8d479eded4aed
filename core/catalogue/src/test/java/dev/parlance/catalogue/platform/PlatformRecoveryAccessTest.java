package dev.parlance.catalogue.platform;

import static dev.parlance.catalogue.platform.RecoveringPlatform.nothingMore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.subscription.DocumentChange;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the platform that come back to what they may no longer see. */
class PlatformRecoveryAccessTest {
    private static final Map<String, String> P1 = Map.of("projectId", "p1");

    @AutoClose
    private final RecoveringPlatform platform = new RecoveringPlatform();

    private Socket<Person> socket(TestClient client) {
        return Objects.requireNonNull(platform.namespace.socket(client.id()));
    }

    @Test
    void whoIsTakenOutOfAChatWhileAwayHasWhatWasSaidBeforeAndIsToldThatItIsOut() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        platform.lose(ada);
        platform.say(bob, "before");
        platform.chats.removeMember("g", "ada");
        platform.platform.accessChanged("ada");
        platform.say(bob, "secret");
        bob.expect(MessageEvents.CREATED);
        assertThat(bob.expect(UserEvents.OFFLINE).userId()).isEqualTo("ada");
        bob.expect(MessageEvents.CREATED);
        TestClient back = platform.recovered(ada, "ada");
        assertThat(back.expect(MessageEvents.CREATED).message().content()).isEqualTo("before");
        assertThat(back.expect(UserEvents.OFFLINE).chatId()).isEqualTo("g");
        platform.say(bob, "secret too");
        bob.expect(MessageEvents.CREATED);
        platform.advance(300);
        nothingMore(back, bob);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 30})
    void whoIsNoMemberAnyMoreWhenItComesBackHasNothingOfTheChatAndIsTold(int seconds) {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        platform.lose(ada);
        platform.say(bob, "secret");
        platform.chats.removeMember("g", "ada");
        platform.advance(seconds);
        TestClient back = platform.recovered(ada, "ada");
        assertThat(back.expect(UserEvents.OFFLINE).chatId()).isEqualTo("g");
        assertThat(socket(back).rooms()).doesNotContain(PlatformRooms.chat("g"));
        bob.expect(MessageEvents.CREATED);
        bob.expect(UserEvents.OFFLINE);
        nothingMore(back, bob);
    }

    @Test
    void whoseMembershipCannotBeCheckedGetsANewSession() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        platform.lose(ada);
        platform.say(bob, "missed");
        platform.down = true;
        TestClient back = platform.fresh(ada, "ada");
        platform.down = false;
        bob.expect(MessageEvents.CREATED);
        bob.expect(UserEvents.OFFLINE);
        nothingMore(back, bob);
        assertThat(socket(back).rooms()).containsExactly(PlatformRooms.organisation("acme"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasLostAProjectIsNeitherInItNorOnlineInIt(boolean told) {
        TestClient bob = platform.connect("bob");
        bob.request("subscribe:project", P1);
        TestClient ada = platform.connect("ada");
        ada.request("subscribe:project", P1);
        ada.request("auth:login", P1);
        bob.expect(UserEvents.ONLINE);
        ada.request("presence:online", P1);
        bob.expect("presence:user:online");
        ada.request("custom:join", Map.of("room", "r"));
        ada.expect("custom:joined");
        ada.request("wallet:subscribe:project", P1);
        ada.expect(WalletEvents.SUBSCRIBED);
        platform.lose(ada);
        platform.projects.remove("p1", "ada");
        if (told) {
            platform.platform.accessChanged("ada");
            platform.server.run();
            bob.expect("presence:user:offline");
            bob.expect(UserEvents.OFFLINE);
        }
        platform.platform.subscriptions().publish(DocumentChange.created("p1", "c1", "d1", Map.of("a", 1)));
        bob.expect("db:create");
        platform.namespace
                .to(PlatformRooms.custom("p1", "r"), PlatformRooms.walletProject("p1"))
                .untyped()
                .emit("secret");
        TestClient back = platform.recovered(ada, "ada");
        assertThat(socket(back).rooms()).containsExactly(PlatformRooms.organisation("acme"));
        if (!told) {
            bob.expect(UserEvents.OFFLINE);
            bob.expect("presence:user:offline");
        }
        platform.advance(300);
        nothingMore(back, bob);
    }

    @Test
    void whatIsFollowedIsCheckedOneByOne() {
        platform.collections.add("p1", "c2").restrict("c2", "ada");
        TestClient ada = platform.connect("ada");
        for (String collection : List.of("c1", "c2")) {
            ada.request("subscribe:collection", Map.of("projectId", "p1", "collectionId", collection));
            ada.expect("subscribed");
        }
        platform.lose(ada);
        platform.collections.restrict("c2", "bob");
        for (String collection : List.of("c1", "c2")) {
            platform.platform.subscriptions().publish(DocumentChange.created("p1", collection, "d", Map.of("a", 1)));
        }
        TestClient back = platform.recovered(ada, "ada");
        for (String collection : List.of("c2", "c1")) {
            platform.platform.subscriptions().publish(DocumentChange.created("p1", collection, "e", Map.of("a", 1)));
        }
        assertThat(back.expect("db:create").toString()).contains("c1");
        assertThat(back.expect("db:create").toString()).contains("c1");
        nothingMore(back);
    }

    @Test
    void anAddressThatIsSomebodyElsesNowIsNotFollowedAnyMore() {
        TestClient ada = platform.connect("ada");
        ada.request("wallet:subscribe:address", Map.of("addressId", "a1"));
        ada.expect(WalletEvents.SUBSCRIBED);
        platform.lose(ada);
        platform.namespace.to(PlatformRooms.walletAddress("a1")).untyped().emit("hers");
        ada = platform.recovered(ada, "ada");
        ada.expect("hers");
        platform.lose(ada);
        platform.wallets.remove("a1", "ada");
        platform.namespace.to(PlatformRooms.walletAddress("a1")).untyped().emit("not hers");
        TestClient back = platform.recovered(ada, "ada");
        platform.namespace.to(PlatformRooms.walletAddress("a1")).untyped().emit("not hers");
        nothingMore(back);
    }

    @Test
    void whoseSessionsAreEndedWhileAwayFindsNone() {
        TestClient ada = platform.inChat("ada");
        TestClient bob = platform.inChat("bob");
        ada.expect(UserEvents.ONLINE);
        platform.lose(ada);
        platform.platform.sessions().expire("ada", "sign in again");
        platform.server.run();
        bob.expect(UserEvents.OFFLINE);
        TestClient back = platform.fresh(ada, "ada");
        platform.say(bob, "secret");
        bob.expect(MessageEvents.CREATED);
        nothingMore(back, bob);
    }

    @Test
    void whoIsOfAnotherUserFindsNothing() {
        TestClient ada = platform.inChat("ada");
        platform.lose(ada);
        TestClient back = platform.fresh(ada, "bob");
        nothingMore(back);
        assertThat(socket(back).rooms()).containsExactly(PlatformRooms.organisation("acme"));
    }
}
