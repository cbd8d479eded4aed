package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Rate;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.http.WebSocketListener;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Cap;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many connections and handshakes a server accepts in all, of an address, and of a user. */
class ConnectionCapsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RecordingServerListener seen = new RecordingServerListener();
    private TestServer server = TestServer.create();

    @AfterEach
    void close() {
        server.close();
    }

    private void start(RateLimits limits) {
        server.close();
        server = TestServer.create(
                ParlanceServer.builder().rateLimits(limits).listener(seen).options());
        server.namespace("/");
    }

    private Wire connect() {
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        seen.lines();
        return wire;
    }

    @Test
    void connectionsOfAnAddressAndInAll() {
        start(RateLimits.NONE.withConnectionsPerAddress(Cap.of(2)).countingPrivateAddresses());
        Wire first = connect();
        connect();
        assertThatThrownBy(server::wire).isInstanceOfSatisfying(RequestRefusedException.class, refused -> {
            assertThat(refused.response().status()).isEqualTo(429);
            assertThat(refused.response().headers().first("Retry-After")).isEqualTo("10");
        });
        assertThat(seen.limits()).containsExactly("limit connectionsPerAddress null enforced");
        first.drop();
        server.run();
        connect();

        start(RateLimits.NONE.withConnections(Cap.of(1)));
        connect();
        assertThatThrownBy(server::wire).isInstanceOf(RequestRefusedException.class);
        assertThat(seen.limits()).containsExactly("limit connections null enforced");
    }

    @Test
    void whoIsRefusedIsReported() {
        start(RateLimits.NONE.withConnections(Cap.of(1)));
        connect();
        assertThatThrownBy(server::wire).isInstanceOf(RequestRefusedException.class);
        assertThat(seen.lines()).contains("refused LIMIT 127.0.0.1 null too many connections or handshakes");
    }

    @Test
    void plainWebSocketsCountAmongConnections() {
        start(RateLimits.NONE.withConnections(Cap.of(2)));
        server.webSocket("/plain", request -> new WebSocketListener() {});
        Wire plain = server.openWebSocket("/plain");
        connect();
        assertThatThrownBy(() -> server.openWebSocket("/plain"))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refused -> assertThat(refused.response().status()).isEqualTo(429));
        assertThatThrownBy(server::wire).isInstanceOf(RequestRefusedException.class);
        assertThat(seen.limits()).containsOnly("limit connections null enforced");
        plain.drop();
        server.run();
        connect();
    }

    @Test
    void plainWebSocketsCountAmongHandshakes() {
        RateLimits limits = RateLimits.NONE.withHandshakesPerAddress(Rate.of(2, SECOND));
        start(limits.countingPrivateAddresses());
        server.webSocket("/plain", request -> new WebSocketListener() {});
        server.openWebSocket("/plain");
        server.wire();
        assertThatThrownBy(() -> server.openWebSocket("/plain")).isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void handshakesOfAnAddress() {
        RateLimits limits = RateLimits.NONE.withHandshakesPerAddress(Rate.of(2, SECOND));
        start(limits.countingPrivateAddresses());
        server.wire().drop();
        server.wire().drop();
        assertThatThrownBy(server::wire).isInstanceOf(RequestRefusedException.class);
        assertThat(seen.limits()).containsExactly("limit handshakesPerAddress null enforced");
        server.advance(SECOND);
        server.wire();

        start(limits);
        IntStream.range(0, 10).forEach(i -> server.wire());
        assertThat(seen.limits()).isEmpty();
    }

    @Test
    void socketsOfAUser() {
        start(RateLimits.NONE.withConnectionsPerUser(Cap.of(2)));
        server.namespace("/accounts", handshake -> new Account("ann"));
        Wire first = server.wire().send("0/accounts,");
        server.wire().send("0/accounts,");
        server.run();
        assertThat(server.wire().send("0/accounts,").received())
                .singleElement()
                .asString()
                .startsWith("4/accounts,{\"message\":\"rate-limited\"");
        assertThat(seen.limits()).containsExactly("limit connectionsPerUser null enforced");
        first.send("1/accounts,");
        server.run();
        assertThat(server.wire().send("0/accounts,").received())
                .singleElement()
                .asString()
                .startsWith("0/accounts,");
    }

    @Test
    void socketsOfAUserThatAreAboutToConnectCountToo() {
        start(RateLimits.NONE.withConnectionsPerUser(Cap.of(1)));
        Namespace<Account> accounts = server.namespace("/accounts", handshake -> new Account("ann"));
        CompletableFuture<Void> passes = new CompletableFuture<>();
        accounts.use(socket -> passes.join());
        Wire first = server.wire().send("0/accounts,");
        server.run();
        assertThat(server.wire().send("0/accounts,").received())
                .singleElement()
                .asString()
                .startsWith("4/accounts,{\"message\":\"rate-limited\"");
        passes.complete(null);
        assertThat(first.received()).singleElement().asString().startsWith("0/accounts,{\"sid\":");
        first.send("1/accounts,");
        server.run();
        assertThat(server.wire().send("0/accounts,").received())
                .singleElement()
                .asString()
                .startsWith("0/accounts,{\"sid\":");
    }
}
