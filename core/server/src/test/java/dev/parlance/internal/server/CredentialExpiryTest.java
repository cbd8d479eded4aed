package dev.parlance.internal.server;

import static dev.parlance.internal.server.TokenFixture.TOKENS;
import static dev.parlance.internal.server.TokenFixture.connect;
import static dev.parlance.internal.server.TokenFixture.expiring;
import static dev.parlance.internal.server.TokenFixture.refresh;
import static dev.parlance.internal.server.TokenFixture.refreshed;
import static dev.parlance.internal.server.TokenFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.ParlanceServer;
import dev.parlance.event.AuthEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Credentials that expire while their client is connected, and what becomes of it. */
class CredentialExpiryTest {
    private final RecordingServerListener reports = new RecordingServerListener();

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .listener(reports)
            .rateLimits(RateLimits.NONE)
            .options());

    private final Namespace<Account> namespace = server.namespace("/c", BearerAuthenticator.of(TOKENS));

    private Wire ada(String token) {
        Wire wire = server.wire().send(connect(token));
        assertThat(wire.received()).first().asString().startsWith("0/c,{\"sid\":");
        return wire;
    }

    private void advance(long millis) {
        server.advance(Duration.ofMillis(millis));
    }

    @Test
    void aClientIsNotifiedAMinuteBeforeAndDisconnectedWithItsConnectionThen() {
        Wire ada = ada("ada/120");
        advance(59_999);
        assertThat(ada.received()).isEmpty();
        advance(1);
        assertThat(ada.received()).containsExactly(expiring(120));
        advance(59_999);
        assertThat(ada.received()).isEmpty();
        assertThat(namespace.sockets()).hasSize(1);
        reports.lines();
        advance(1);
        assertThat(ada.received()).containsExactly("1/c,");
        assertThat(ada.closeReason()).isEqualTo("forced close");
        assertThat(namespace.sockets()).isEmpty();
        assertThat(reports.lines()).containsExactly("disconnected /c credentials expired");
    }

    @Test
    void aClientWithLessThanAMinuteIsNotifiedAtOnce() {
        Wire ada = server.wire().send(connect("ada/10"));
        assertThat(ada.received()).hasSize(2).last().isEqualTo(expiring(10));
        advance(10_000);
        assertThat(ada.closeReason()).isEqualTo("forced close");
    }

    @Test
    void theTimeOfTheNoticeIsTheApplications() {
        server.namespace("/early", BearerAuthenticator.of(TOKENS).expiryNotice(Duration.ofSeconds(100)));
        server.namespace("/never", BearerAuthenticator.of(TOKENS).expiryNotice(Duration.ZERO));
        Wire early = server.wire().send("0/early,{\"token\":\"ada/120\"}");
        Wire never = server.wire().send("0/never,{\"token\":\"ada/120\"}");
        early.received();
        never.received();
        advance(20_000);
        assertThat(early.received()).singleElement().asString().startsWith("2/early,[\"auth:expiring\"");
        advance(100_000);
        assertThat(early.received()).containsExactly("1/early,");
        assertThat(never.received()).containsExactly("1/never,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BearerAuthenticator.of(TOKENS).expiryNotice(Duration.ofSeconds(-1)))
                .withMessage("the time of a notice before the expiry must not be negative: PT-1S");
    }

    @Test
    void aRefreshGivesItsClientTheTimeOfTheNewToken() {
        Wire ada = ada("ada/120");
        advance(60_000);
        assertThat(ada.received()).containsExactly(expiring(120));
        assertThat(ada.send(refresh("ada/300")).received()).containsExactly(refreshed(300));
        advance(179_999);
        assertThat(ada.received()).isEmpty();
        advance(1);
        assertThat(ada.received()).containsExactly(expiring(300));
        advance(60_000);
        assertThat(ada.received()).containsExactly("1/c,");
    }

    @Test
    void aRefreshToAnEarlierTimeCountsToo() {
        Wire ada = ada("ada/1000");
        assertThat(ada.send(refresh("ada/100")).received()).containsExactly(refreshed(100));
        advance(100_000);
        assertThat(ada.received()).containsExactly(expiring(100), "1/c,");
    }

    @Test
    void aRefreshToATokenThatDoesNotExpireEndsTheCountdown() {
        Wire ada = ada("ada/100");
        assertThat(ada.send(refresh("ada")).received()).containsExactly("3/c,1[{}]", "2/c,[\"auth:refreshed\",{}]");
        server.advance(Duration.ofDays(100));
        assertThat(ada.received()).isEmpty();
        assertThat(ada.closeReason()).isNull();
    }

    @Test
    void theUserIsThatOfTheNewTokenAndTheRoomsStay() {
        Wire ada = ada("ada/120/s1/t1");
        Socket<Account> socket = namespace.sockets().iterator().next();
        socket.join(Talk.RED);
        Account before = socket.user();
        ada.send(refresh("ada/300/s1/t2")).received();
        assertThat(socket.user()).isEqualTo(before).isNotSameAs(before);
        assertThat(socket.authentication().tokenId()).isEqualTo("t2");
        namespace.to(Talk.RED).emit(Talk.SAID, new Said("hi"));
        namespace.toUsers("ada").emit(Talk.SAID, new Said("you"));
        assertThat(ada.received()).hasSize(2);
    }

    @Test
    void refusedRefreshesChangeNothing() {
        Wire ada = ada("ada/120");
        assertThat(ada.send(refresh("bob/900")).received())
                .containsExactly(refused("permission-denied", "the token is another user's"));
        assertThat(ada.send(refresh("eve/900")).received())
                .containsExactly(refused("unauthorized", "the token is not valid"));
        assertThat(ada.send(refresh("ada/-5")).received())
                .containsExactly(refused("unauthorized", "the credentials have expired"));
        assertThat(ada.send(refresh("down/900")).received())
                .containsExactly(refused("unavailable", "the token cannot be verified now"));
        assertThat(ada.send(refresh("")).received()).containsExactly(refused("unauthorized", "there is no token"));
        assertThat(ada.send("2/c,1[\"auth:refresh\",{\"token\":7}]").received())
                .singleElement()
                .asString()
                .startsWith("3/c,1[{\"error\":{\"code\":\"validation-failed\"");
        assertThat(ada.send(refresh("x".repeat(64 * 1024))).received())
                .singleElement()
                .asString()
                .startsWith("3/c,1[{\"error\":{\"code\":\"validation-failed\"");
        advance(120_000);
        assertThat(ada.received()).containsExactly(expiring(120), "1/c,");
    }

    @Test
    void credentialsThatHaveExpiredConnectNobody() {
        for (String token : List.of("ada/0", "ada/-1", "ada/never")) {
            assertThat(server.wire().send(connect(token)).received())
                    .containsExactly("4/c,{\"message\":\"the credentials have expired\",\"data\":{\"code\":"
                            + "\"unauthorized\",\"message\":\"the credentials have expired\"}}");
        }
        assertThat(namespace.sockets()).isEmpty();
    }

    @Test
    void theEndOfTimeIsNoReasonToFail() {
        Wire ada = ada("ada/ever");
        server.advance(Duration.ofDays(100));
        assertThat(ada.received()).isEmpty();
        assertThat(ada.closeReason()).isNull();
    }

    @Test
    void credentialsThatExpireWhileAMiddlewareDecidesEndTheSocketAtOnce() {
        server.namespace("/slow", BearerAuthenticator.of(TOKENS)).use(socket -> server.advance(Duration.ofSeconds(3)));
        Wire ada = server.wire().send("0/slow,{\"token\":\"ada/2\"}");
        assertThat(ada.received()).hasSize(2).last().isEqualTo("1/slow,");
    }

    @Test
    void eachNamespaceOfAConnectionHasItsOwnCredentials() {
        server.namespace("/other");
        Wire ada = server.wire().send(connect("ada/30")).send("0/other,");
        ada.received();
        advance(30_000);
        assertThat(ada.received()).containsExactly("1/c,");
        assertThat(ada.closeReason()).isNull();
        ada.send(connect("ada/100"));
        assertThat(ada.received()).singleElement().asString().startsWith("0/c,");
        assertThat(ada.send(refresh("ada/200")).received()).containsExactly(refreshed(200));
    }

    @Test
    void whatLeavesBeforeIsNotDisconnectedAgain() {
        Wire ada = ada("ada/120");
        server.namespace("/other");
        ada.send("0/other,").send("1/c,");
        ada.received();
        advance(200_000);
        assertThat(ada.received()).isEmpty();
        assertThat(reports.lines()).containsOnlyOnce("disconnected /c client namespace disconnect");
    }

    @Test
    void eventsThatWaitAreNotHandledOnceCredentialsHaveExpired() {
        List<String> handled = new ArrayList<>();
        namespace.on(Talk.SAY, (socket, say) -> {
            handled.add(say.text());
            socket.ask(Talk.VOTE, new Talk.Ballot("wait"), Duration.ofSeconds(20));
        });
        Wire ada = server.wire().send(connect("ada/5"));
        ada.received();
        ada.send("2/c,[\"say\",{\"text\":\"a\"}]").send("2/c,[\"say\",{\"text\":\"b\"}]");
        advance(5_000);
        assertThat(handled).containsExactly("a");
        assertThat(reports.lines()).contains("disconnected /c credentials expired");
    }

    @Test
    void aRefreshThatEndsAfterTheExpiryComesTooLate() {
        server.namespace("/slow", BearerAuthenticator.of(token -> {
            if (token.equals("ada/900")) {
                server.advance(Duration.ofSeconds(5));
            }
            return TokenFixture.verify(token);
        }));
        Wire ada = server.wire().send("0/slow,{\"token\":\"ada/5\"}");
        ada.received();
        ada.send("2/slow,1[\"auth:refresh\",{\"token\":\"ada/900\"}]");
        assertThat(ada.received()).last().isEqualTo("1/slow,");
        assertThat(ada.closeReason()).isEqualTo("forced close");
    }

    @Test
    void applicationsDoNotSeeTheTokenOfARefresh() {
        List<String> seen = new ArrayList<>();
        namespace.useEvents((socket, event) -> seen.add(event.name()));
        namespace.untyped().onAny((socket, name, arguments) -> seen.add(name));
        Wire ada = ada("ada/120");
        ada.send(refresh("ada/300"));
        assertThat(ada.received()).containsExactly(refreshed(300));
        assertThat(seen).isEmpty();
    }

    @Test
    void aNamespaceMayHaveACatalogueWithTheseEvents() {
        Catalogue own = Catalogue.of("own", Dialect.STANDARD, AuthEvents.class);
        server.namespaceBuilder("/own")
                .authenticator(BearerAuthenticator.of(TOKENS))
                .catalogues(own)
                .build();
        Wire ada = server.wire().send("0/own,{\"token\":\"ada/120\"}");
        ada.received();
        assertThat(ada.send("2/own,1[\"auth:refresh\",{\"token\":\"ada/300\"}]").received())
                .hasSize(2);
    }

    @Test
    void withoutSuchAnAuthenticatorTheEventIsUnknown() {
        server.namespace("/plain", handshake -> new Account("ada"));
        Wire ada = server.wire().send("0/plain,");
        ada.received();
        assertThat(ada.send("2/plain,1[\"auth:refresh\",{\"token\":\"ada\"}]").received())
                .singleElement()
                .asString()
                .contains("not-found");
    }
}
