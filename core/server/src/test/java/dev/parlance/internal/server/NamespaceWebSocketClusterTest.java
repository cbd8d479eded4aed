package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one server asks of another's sockets, of which some are plain WebSockets and some have base64 payloads. */
class NamespaceWebSocketClusterTest {
    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestServer first = TestServer.create(cluster);

    @AutoClose
    private final TestServer second = TestServer.create(cluster);

    private final Namespace<Account> here = namespace(first);
    private final Namespace<Account> there = namespace(second);
    private final Wire ann = second.openWebSocket("/feed", Headers.of("Authorization", "ann"), Query.NONE);
    private final Wire bob =
            second.wire(Headers.of("Authorization", "bob"), Query.NONE).send("0/stream,");

    private static Namespace<Account> namespace(TestServer server) {
        return server.namespaceBuilder("/stream")
                .authenticator(handshake ->
                        new Account(String.valueOf(handshake.headers().first("Authorization"))))
                .webSocket("/feed", PlainFormat.typeAndData().oneWay())
                .build();
    }

    @BeforeEach
    void connect() {
        assertThat(bob.received()).hasSize(1);
        there.sockets().stream()
                .filter(socket -> socket.user().id().equals("bob"))
                .forEach(socket -> socket.encoding(PayloadEncoding.BASE64));
    }

    private void run() {
        first.run();
        second.run();
        first.run();
    }

    @Test
    void aBroadcastReachesThemInTheirForms() {
        here.emit(Talk.SAID, new Said("hi"));
        run();
        assertThat(ann.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"hi\"}}");
        assertThat(bob.received()).containsExactly("2/stream,[\"said\",\"eyJ0ZXh0IjoiaGkifQ==\"]");
    }

    @Test
    void eachUserSeesTheirOwnRendering() {
        here.emitEach(Set.of("ann", "bob"), Talk.SAID, user -> new Said("for " + user));
        run();
        assertThat(ann.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"for ann\"}}");
        assertThat(bob.received()).containsExactly("2/stream,[\"said\",\"eyJ0ZXh0IjoiZm9yIGJvYiJ9\"]");
    }

    @Test
    void theyAreFoundJoinLeaveAndDisconnect() {
        var found = here.fetchSockets();
        run();
        assertThat(found.join()).extracting(socket -> socket.userId()).containsExactlyInAnyOrder("ann", "bob");

        here.toUsers("ann").socketsJoin(Talk.RED);
        run();
        assertThat(there.rooms()).extracting(Room::name).containsExactly("red");
        here.to(Talk.RED).emit(Talk.SAID, new Said("hi"));
        run();
        assertThat(ann.received()).hasSize(1);
        assertThat(bob.received()).isEmpty();

        here.toUsers("ann").socketsLeave(Talk.RED);
        run();
        assertThat(there.rooms()).isEmpty();

        here.toUsers("ann").disconnectSockets();
        run();
        assertThat(ann.closeFrame()).isEqualTo("1000");
        assertThat(there.sockets()).hasSize(1);
    }

    @Test
    void aRequestAsksOnlyThoseThatHaveAcks() {
        var votes = here.request(Talk.VOTE, new Ballot("tea"), Duration.ofSeconds(1));
        run();
        assertThat(bob.received()).isEqualTo(List.of("2/stream,0[\"vote\",\"eyJ0aXRsZSI6InRlYSJ9\"]"));
        bob.send("3/stream,0[\"eyJ5ZXMiOnRydWV9\"]");
        run();
        assertThat(votes.join().isComplete()).isTrue();
        assertThat(ann.received()).isEmpty();
    }
}
