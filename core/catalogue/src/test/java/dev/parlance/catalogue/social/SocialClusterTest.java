package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.internal.server.Cluster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The social catalogue over two servers, which share who is online: bob is on the first, ada and eve on the second. */
class SocialClusterTest {
    private static final String ADA = "{\"_id\":\"ada\",\"name\":\"Ada\",\"username\":\"the.ada\","
            + "\"photo\":\"https://example.org/ada.png\"}";

    private static final String START = "[\"typing-started\",{\"chat\":\"c1\"}]";
    private static final String STOP = "[\"typing-stopped\",{\"chat\":\"c1\"}]";
    private static final String TYPING = "[\"typing-started\",{\"user\":" + ADA + ",\"chat\":\"c1\"}]";

    private final Cluster cluster = new Cluster();
    private final SharedPresence online = new SharedPresence();
    private final TestSocial first = new TestSocial(cluster, SocialCatalogue.SOCIAL, all -> all.presence(online));
    private final TestSocial second = new TestSocial(cluster, SocialCatalogue.SOCIAL, all -> all.presence(online));
    private final SocialClient bob = first.connect("bob");
    private final SocialClient ada;
    private final SocialClient eve;

    SocialClusterTest() {
        // Two servers in memory give the same ids, which no two sockets of a cluster have.
        second.online("nobody", "nobody");
        bob.received();
        ada = second.connect("ada");
        eve = second.connect("eve");
        List.of(ada, eve).forEach(SocialClient::received);
    }

    @AfterEach
    void close() {
        List.of(bob, ada, eve).forEach(client -> assertThat(client.received()).isEmpty());
        first.close();
        second.close();
    }

    private void isPresence(String name, SocialClient client, String... chats) {
        assertThat(client.received())
                .extracting(event -> event.replaceAll("\\{\"user\":.*\"chat\":", ""))
                .containsExactly(List.of(chats).stream()
                        .map(chat -> "[\"" + name + "\",\"" + chat + "\"}]")
                        .toArray(String[]::new));
    }

    @Test
    void whatHappensOnOneServerReachesTheOther() {
        isPresence("user-online", bob, "c1", "c2", "c1");
        ada.ok(START);
        assertThat(bob.received()).containsExactly(TYPING);
        assertThat(eve.received()).containsExactly(TYPING);
        first.feature().chatCreated("c1");
        for (SocialClient client : List.of(bob, ada, eve)) {
            assertThat(client.received()).containsExactly("[\"chat-created\",{\"chat\":\"c1\"}]");
        }
        second.advance(SocialFeature.QUIET);
        assertThat(bob.received()).containsExactly(TYPING.replace("started", "stopped"));
        assertThat(eve.received()).hasSize(1);
    }

    @Test
    void theFirstAndTheLastSocketAreThoseOfAllServers() {
        bob.received();
        SocialClient other = first.connect("ada");
        assertThat(other.received()).isEmpty();
        ada.drop();
        second.advance(SocialFeature.GRACE);
        assertThat(bob.received()).isEmpty();
        assertThat(second.feature().isOnline("ada")).isTrue();

        other.drop();
        first.advance(SocialFeature.GRACE);
        isPresence("user-offline", bob, "c1", "c2");
        isPresence("user-offline", eve, "c1");
    }

    @Test
    void whoStillTypesOnAnotherServerHasNotStopped() {
        List.of(bob, eve).forEach(SocialClient::received);
        SocialClient other = first.connect("ada");
        assertThat(other.received()).isEmpty();
        other.ok(START);
        ada.ok(START);
        List.of(bob, eve).forEach(client -> assertThat(client.received()).containsExactly(TYPING, TYPING));
        other.ok(STOP);
        assertThat(bob.received()).isEmpty();
        ada.drop();
        assertThat(eve.received()).containsExactly(TYPING.replace("started", "stopped"));
        assertThat(bob.received()).containsExactly(TYPING.replace("started", "stopped"));
    }

    @Test
    void whoIsQuietOnAllServersHasStopped() {
        List.of(bob, eve).forEach(SocialClient::received);
        SocialClient other = first.connect("ada");
        assertThat(other.received()).isEmpty();
        other.ok(START);
        ada.ok(START);
        List.of(bob, eve).forEach(SocialClient::received);
        second.advance(SocialFeature.QUIET);
        assertThat(bob.received()).isEmpty();
        first.advance(SocialFeature.QUIET);
        List.of(bob, eve)
                .forEach(client -> assertThat(client.received()).containsExactly(TYPING.replace("started", "stopped")));
        assertThat(first.feature().isIdle()).isTrue();
        assertThat(second.feature().isIdle()).isTrue();
    }

    @Test
    void whoDoesNotTypeAnyMoreBecauseTheirServerDiedHasStopped() {
        List.of(bob, eve).forEach(SocialClient::received);
        PresenceScope scope = new PresenceScope(SocialCatalogue.NAMESPACE, "typing:social-chat", "c1");
        UserPayload stored = AbsentUser.stored(new Member("ada"));
        online.enter(scope, stored, "a dead server", TestSocial.NOON, () -> {});
        long departure = online.leave(scope, "ada", "a dead server").orElseThrow();
        online.abandon(scope, stored, departure);
        List.of(bob, eve)
                .forEach(client -> assertThat(client.received()).containsExactly(TYPING.replace("started", "stopped")));
        assertThat(online.users(scope)).isEmpty();
    }

    @Test
    void aTerminatedAccountEndsOnEveryServer() {
        bob.received();
        SocialClient other = first.connect("ada");
        other.received();
        second.feature().accountTerminated("ada", "The end.");
        for (SocialClient client : List.of(other, ada)) {
            assertThat(client.received())
                    .containsExactly("[\"account-terminated\",{\"message\":\"The end.\"}]", "disconnect");
            assertThat(client.closeReason()).isNotNull();
        }
    }
}
