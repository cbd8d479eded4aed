package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.internal.server.RecoveryFixture.Account;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Sessions that are found again on any of several servers, by a store that they share. */
class SharedRecoveryTest {
    private final SharedStore store = new SharedStore();
    private final List<String> recorded = new ArrayList<>();

    @AutoClose
    private final TestServer first = server();

    @AutoClose
    private final TestServer second = server();

    private final Namespace<Account> one = namespace(first);
    private final Namespace<Account> two = namespace(second);

    private TestServer server() {
        return TestServer.create(ParlanceServer.builder()
                .adapter(store)
                .recovery(RecoveryOptions.DEFAULT)
                .rateLimits(RateLimits.NONE)
                .options());
    }

    private Namespace<Account> namespace(TestServer server) {
        Namespace<Account> root = server.namespace(
                "/",
                handshake -> new Account(handshake.auth(Talk.Credentials.class).token()));
        root.onSessionEnd(session -> recorded.add("ended " + session.reason()));
        return root;
    }

    /** A client's end on one of the servers. */
    private static final class Client {
        final Wire wire;
        String pid = "";
        String sid = "";
        final List<String> names = new ArrayList<>();

        @Nullable
        String offset;

        Client(TestServer server, String user, @Nullable Client before) {
            wire = server.wire();
            wire.send("0{\"token\":\"" + user + "\""
                    + (before == null ? "" : ",\"pid\":\"" + before.pid + "\"")
                    + (before == null || before.offset == null ? "" : ",\"offset\":\"" + before.offset + "\"") + "}");
            read();
        }

        Client read() {
            for (Object message : wire.received()) {
                String text = message.toString();
                if (text.startsWith("0{")) {
                    pid = text.replaceAll(".*\"pid\":\"([^\"]*)\".*", "$1");
                    sid = text.replaceAll(".*\"sid\":\"([^\"]*)\".*", "$1");
                } else {
                    names.add(RecoveryFixture.name(text));
                    offset = RecoveryFixture.offsetOf(text);
                }
            }
            return this;
        }
    }

    private void cut(TestServer server, Client client) {
        client.read().wire.drop(DisconnectReason.TRANSPORT_CLOSE);
        server.run();
    }

    @Test
    void aClientFindsItsSessionOnAnotherServer() {
        Client ana = new Client(first, "ana", null);
        one.socket(ana.sid).join(Talk.RED);
        one.socket(ana.sid).data().put(Talk.NICK, "Ana");
        two.to(Talk.RED).untyped().emit("received");
        store.deliver();
        cut(first, ana);
        for (int i = 0; i < 5; i++) {
            one.to(Talk.RED).untyped().emit("missed" + i);
        }
        two.to(Talk.BLUE).untyped().emit("not its own");
        store.deliver();
        Client back = new Client(second, "ana", ana);
        assertThat(back.sid).isEqualTo(ana.sid);
        assertThat(back.names).containsExactly("missed0", "missed1", "missed2", "missed3", "missed4");
        assertThat(two.socket(back.sid).recovered()).isTrue();
        assertThat(two.socket(back.sid).rooms()).containsExactly(Talk.RED);
        assertThat(two.socket(back.sid).data().get(Talk.NICK)).isEqualTo("Ana");
        one.to(Talk.RED).untyped().emit("live");
        store.deliver();
        assertThat(back.read().names).endsWith("missed4", "live");
        first.advance(Duration.ofMinutes(5));
        second.advance(Duration.ofMinutes(5));
        assertThat(recorded).isEmpty();
    }

    @Test
    void aServerThatHasStartedSinceReadsWhatItHasNotDeliveredItself() {
        Client ana = new Client(first, "ana", null);
        cut(first, ana);
        one.untyped().emit("missed");
        store.deliver();
        try (TestServer third = server()) {
            namespace(third);
            one.untyped().emit("since");
            store.deliver();
            assertThat(new Client(third, "ana", ana).names).containsExactly("missed", "since");
        }
    }

    @Test
    void whatIsNotKeptAnyMoreLeadsToANewSessionAndTheOldOneEndsOnce() {
        Client ana = new Client(first, "ana", null);
        cut(first, ana);
        one.untyped().emit("missed");
        one.untyped().emit("kept");
        store.deliver();
        store.kept = 1;
        try (TestServer third = server()) {
            namespace(third);
            Client back = new Client(third, "ana", ana);
            assertThat(back.pid).isNotEqualTo(ana.pid);
            third.run();
            first.advance(Duration.ofMinutes(5));
            assertThat(recorded).containsExactly("ended NOT_RECOVERABLE");
        }
    }

    @Test
    void onlyOneOfTwoClientsGetsASessionAndAnotherUserNone() {
        Client ana = new Client(first, "ana", null);
        cut(first, ana);
        Client eve = new Client(second, "eve", ana);
        assertThat(eve.pid).isNotEqualTo(ana.pid);
        Client back = new Client(second, "ana", ana);
        assertThat(back.sid).isEqualTo(ana.sid);
        Client again = new Client(first, "ana", ana);
        assertThat(again.pid).isNotEqualTo(ana.pid);
    }

    @Test
    void aConnectionThatAnotherServerBelievesInIsEndedWhenItIsAskedFor() {
        Client ana = new Client(first, "ana", null);
        assertThat(store.release(0, "unknown")).isFalse();
        assertThat(store.release(0, ana.pid)).isTrue();
        assertThat(new Client(second, "ana", ana).pid).isEqualTo(ana.pid);
    }

    @Test
    void theEndOfASessionThatNobodyHasTakenIsNotedOnce() {
        Client ana = new Client(first, "ana", null);
        cut(first, ana);
        first.advance(Duration.ofSeconds(121));
        second.advance(Duration.ofSeconds(121));
        assertThat(recorded).containsExactly("ended NOT_BACK_IN_TIME");
        assertThat(store.sessions).isEmpty();
    }

    @Test
    void whileTheStoreIsAwayEventsAreSentWithoutAPlaceAndWhoMayLackOneIsNotRecovered() {
        Client ana = new Client(first, "ana", null);
        Client bob = new Client(first, "bob", null);
        one.socket(ana.sid).join(Talk.RED);
        store.failing = true;
        one.to(Talk.RED).untyped().emit("without", 1);
        assertThat(ana.wire.received()).containsExactly("2[\"without\",1]");
        store.failing = false;
        cut(first, ana);
        cut(first, bob);
        assertThat(new Client(first, "ana", ana).pid).isNotEqualTo(ana.pid);
        assertThat(new Client(second, "bob", bob).pid).isEqualTo(bob.pid);
    }

    @Test
    void whoHasReceivedSomethingBehindAnEventWithoutAPlaceIsRecovered() {
        Client ana = new Client(first, "ana", null);
        store.failing = true;
        one.untyped().emit("without", 1);
        store.failing = false;
        ana.wire.received();
        one.untyped().emit("behind");
        store.deliver();
        cut(first, ana);
        assertThat(new Client(second, "ana", ana).pid).isEqualTo(ana.pid);
    }

    @Test
    void aSessionIsMovedAndDisconnectedWhileItIsAway() {
        Client ana = new Client(first, "ana", null);
        one.socket(ana.sid).join(Talk.RED);
        cut(first, ana);
        one.toUsers("ana").socketsLeave(Set.of(Talk.RED));
        Client back = new Client(second, "ana", ana);
        assertThat(two.socket(back.sid).rooms()).isEmpty();
        cut(second, back);
        two.toUsers("ana").disconnectSockets();
        assertThat(new Client(second, "ana", back).pid).isNotEqualTo(ana.pid);
    }

    @Test
    void aPlaceThatThisServerHasNotReachedIsWaitedFor() {
        Client ana = new Client(first, "ana", null);
        one.untyped().emit("received");
        store.nodes.get(0).deliver();
        cut(first, ana);
        // The second server has not delivered it yet, and would deliver it again.
        Client late = new Client(second, "ana", ana);
        assertThat(late.names).isEmpty();
        assertThat(late.pid).isNotEqualTo(ana.pid);
    }
}
