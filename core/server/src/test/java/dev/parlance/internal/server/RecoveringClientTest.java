package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.internal.server.RecoveryFixture.Account;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients of the test kit that come back. */
class RecoveringClientTest {
    private static final Talk.Credentials ANA = new Talk.Credentials("ana");

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .catalogues(Catalogue.of("talk", Dialect.STANDARD, Talk.class))
            .recovery(RecoveryOptions.DEFAULT)
            .rateLimits(RateLimits.NONE)
            .options());

    private final Namespace<Account> root = server.namespace(
            "/", handshake -> new Account(handshake.auth(Talk.Credentials.class).token()));

    @Test
    void aClientThatComesBackInTimeIsRecoveredAndOneThatIsLateIsNot() {
        TestClient ana = server.connect("/", ANA);
        root.emit(Talk.SAID, new Talk.Said("first"));
        assertThat(ana.expect(Talk.SAID)).isEqualTo(new Talk.Said("first"));
        assertThat(ana.recovered()).isFalse();
        ana.drop();
        server.run();
        root.emit(Talk.SAID, new Talk.Said("missed"));
        TestClient back = ana.reconnect(ANA);
        assertThat(back.recovered()).isTrue();
        assertThat(back.id()).isEqualTo(ana.id());
        assertThat(back.expect(Talk.SAID)).isEqualTo(new Talk.Said("missed"));
        back.expectNothingMore();
        back.drop();
        server.advance(Duration.ofMinutes(3));
        assertThat(back.reconnect(ANA).recovered()).isFalse();
    }
}
