package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.StorageException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is notified that a user is online, or no longer. */
class SocialPresenceTest {
    private static final String ADA = "{\"_id\":\"ada\",\"name\":\"Ada\",\"username\":\"the.ada\","
            + "\"photo\":\"https://example.org/ada.png\"}";
    private static final Duration MOMENT = Duration.ofMillis(1);

    private TestSocial social = new TestSocial();

    @AfterEach
    void close() {
        social.close();
    }

    private static String event(String name, String chats, String chat) {
        return "[\"" + name + "\",{\"user\":" + ADA + ",\"chats\":" + chats + ",\"chat\":\"" + chat + "\"}]";
    }

    private static List<String> seenByBob(String name) {
        return List.of(event(name, "[\"c1\",\"c2\"]", "c1"), event(name, "[\"c1\",\"c2\"]", "c2"));
    }

    private static List<String> seenByEve(String name) {
        return List.of(event(name, "[\"c1\"]", "c1"));
    }

    @Test
    void theFirstSocketIsAnnouncedOnceForEachSharedChatAndNamesOnlyThose() {
        List<SocialClient> others = social.online("bob", "eve", "mallory");
        SocialClient ada = social.connect("ada");

        assertThat(others.get(0).received()).isEqualTo(seenByBob("user-online"));
        assertThat(others.get(1).received()).isEqualTo(seenByEve("user-online"));
        assertThat(others.get(2).received()).isEmpty();
        assertThat(ada.received()).isEmpty();
        assertThat(social.feature().isOnline("ada")).isTrue();
        assertThat(social.feature().isOnline("zoe")).isFalse();
    }

    @Test
    void furtherSocketsAreNotAnnouncedNorTheEndOfOneOfThem() {
        List<SocialClient> clients = social.online("ada", "bob", "ada");
        clients.get(0).drop();
        social.advance(SocialFeature.GRACE.multipliedBy(2));

        assertThat(clients.get(1).received()).isEmpty();
        assertThat(clients.get(2).received()).isEmpty();
        assertThat(social.feature().isOnline("ada")).isTrue();
    }

    @Test
    void twoSocketsThatConnectAtOnceAreAnnouncedOnce() {
        List<SocialClient> others = social.online("bob");
        social.connect("ada");
        social.connect("ada");

        assertThat(others.get(0).received()).isEqualTo(seenByBob("user-online"));
    }

    @Test
    void theEndOfTheLastSocketIsAnnouncedWhenTheGracePeriodIsOver() {
        List<SocialClient> clients = social.online("ada", "bob", "eve", "ada");
        clients.get(0).drop();
        clients.get(3).drop();
        social.advance(SocialFeature.GRACE.minus(MOMENT));
        assertThat(clients.get(1).received()).isEmpty();
        assertThat(social.feature().isOnline("ada")).isTrue();

        social.advance(MOMENT);
        assertThat(clients.get(1).received()).isEqualTo(seenByBob("user-offline"));
        assertThat(clients.get(2).received()).isEqualTo(seenByEve("user-offline"));
        assertThat(social.feature().isOnline("ada")).isFalse();
    }

    @Test
    void whoComesBackWithinTheGracePeriodWasNeverAway() {
        List<SocialClient> clients = social.online("ada", "bob");
        clients.get(0).drop();
        social.advance(SocialFeature.GRACE.minus(MOMENT));
        social.connect("ada");
        social.advance(Duration.ofMinutes(1));

        assertThat(clients.get(1).received()).isEmpty();
    }

    @Test
    void aSocketThatDisconnectsBeforeItsUserIsOnlineLeavesNothing() {
        List<SocialClient> others = social.online("bob");
        social.connect("ada").drop();
        social.advance(Duration.ofMinutes(1));

        assertThat(others.get(0).received()).isIn(List.of(), both(seenByBob("user-online"), seenByBob("user-offline")));
        assertThat(social.feature().isOnline("ada")).isFalse();
    }

    private static List<String> both(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    @Test
    void whoWasRemovedFromAChatSeesNobodyOfItComeOrGo() {
        List<SocialClient> clients = social.online("ada", "bob", "eve");
        social.chats().remove("c1", "eve");
        social.chats().remove("c1", "bob");
        clients.get(0).drop();
        social.advance(SocialFeature.GRACE);

        assertThat(clients.get(1).received()).containsExactly(event("user-offline", "[\"c2\"]", "c2"));
        assertThat(clients.get(2).received()).isEmpty();
    }

    @Test
    void whomToNotifyIsAskedAgainWhenAStoreFails() {
        social.close();
        AtomicInteger failures = new AtomicInteger();
        SocialChats failing = new SocialChats() {
            private final SocialChats chats = new InMemorySocialChats().add("c1", "ada", "bob");

            @Override
            public Collection<String> members(String chatId) {
                return chats.members(chatId);
            }

            @Override
            public Collection<String> chatsOf(String userId) {
                if (userId.equals("ada") && failures.getAndDecrement() > 0) {
                    throw new StorageException(new SQLException("no connection"));
                }
                return chats.chatsOf(userId);
            }
        };
        social = new TestSocial(failing);
        List<SocialClient> others = social.online("bob");
        failures.set(2);
        SocialClient ada = social.connect("ada");
        assertThat(others.get(0).received()).isEmpty();
        social.advance(SocialPresence.RETRY);
        assertThat(others.get(0).received()).isEmpty();
        social.advance(SocialPresence.RETRY);
        assertThat(others.get(0).received()).containsExactly(event("user-online", "[\"c1\"]", "c1"));

        failures.set(1);
        ada.drop();
        social.advance(SocialFeature.GRACE);
        assertThat(others.get(0).received()).isEmpty();
        social.advance(SocialPresence.RETRY);
        assertThat(others.get(0).received()).containsExactly(event("user-offline", "[\"c1\"]", "c1"));
    }

    @Test
    void withoutTheFeatureNobodyIsNotified() {
        List<SocialClient> clients = social.online("ada", "bob", "ada");
        clients.get(0).drop();
        social.remove();
        clients.get(2).drop();
        social.connect("eve");
        social.advance(Duration.ofMinutes(1));

        assertThat(clients.get(1).received()).isEmpty();
        assertThat(social.feature().isOnline("bob")).isFalse();
    }
}
