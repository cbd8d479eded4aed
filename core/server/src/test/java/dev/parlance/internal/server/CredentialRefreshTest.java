package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.internal.server.TokenFixture.TOKENS;
import static dev.parlance.internal.server.TokenFixture.connect;
import static dev.parlance.internal.server.TokenFixture.refresh;
import static dev.parlance.internal.server.TokenFixture.refreshed;
import static dev.parlance.internal.server.TokenFixture.refused;
import static dev.parlance.internal.server.TokenFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.ParlanceServer;
import dev.parlance.event.AuthEvents;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Rate;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Admission;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Revocation;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Refreshing and expiry where clients come otherwise, and how often they may try. */
class CredentialRefreshTest {
    private static final ClientRequest<Object, Object> SIGN_IN = clientRequest("sign-in", Object.class, Object.class);

    private final RecordingServerListener reports = new RecordingServerListener();

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .listener(reports)
            .rateLimits(RateLimits.NONE
                    .withRefusedSignInsPerAddress(Rate.of(3, Duration.ofMinutes(1)))
                    .countingPrivateAddresses())
            .options());

    private final Namespace<Account> namespace = server.namespaceBuilder("/c")
            .authenticator(BearerAuthenticator.of(TOKENS))
            .webSocket("/stream", PlainFormat.typeAndData())
            .build();

    private Wire open(String token) {
        return server.openWebSocket("/stream", Headers.of("Authorization", "Bearer " + token), Query.NONE);
    }

    @Test
    void refusedRefreshesCountAmongTheRefusedSignInsOfAnAddress() {
        Wire ada = server.wire().send(connect("ada/900"));
        ada.received();
        reports.lines();
        for (int i = 0; i < 3; i++) {
            assertThat(ada.send(refresh("eve")).received())
                    .containsExactly(refused("unauthorized", "the token is not valid"));
        }
        assertThat(reports.lines()).contains("refused SIGN_IN 127.0.0.1 /c unauthorized: the token is not valid");
        assertThat(ada.send(refresh("ada/950")).received())
                .singleElement()
                .asString()
                .startsWith("3/c,1[{\"error\":{\"code\":\"rate-limited\"");
        assertThat(server.wire().send(connect("ada/900")).received().get(0))
                .startsWith("4/c,{\"message\":\"rate-limited\"");
        server.advance(Duration.ofMinutes(1));
        assertThat(ada.send(refresh("ada/950")).received()).containsExactly(refreshed(950));
    }

    @Test
    void whatCannotBeVerifiedNowCountsAgainstNobody() {
        Wire ada = server.wire().send(connect("ada/900"));
        ada.received();
        for (int i = 0; i < 5; i++) {
            assertThat(ada.send(refresh("down")).received())
                    .containsExactly(refused("unavailable", "the token cannot be verified now"));
            assertThat(server.wire().send(connect("down")).received().get(0)).contains("unavailable");
        }
        assertThat(ada.send(refresh("ada/950")).received()).containsExactly(refreshed(950));
    }

    @Test
    void aSocketRefreshesTenTimesAMinuteAtMost() {
        TestServer limiting = TestServer.create(ParlanceServer.builder().options());
        limiting.namespace("/c", BearerAuthenticator.of(TOKENS));
        Wire ada = limiting.wire().send(connect("ada/900"));
        ada.received();
        for (int i = 0; i < 10; i++) {
            assertThat(ada.send(refresh("ada/950")).received()).containsExactly(refreshed(950));
        }
        assertThat(ada.send(refresh("ada/950")).received())
                .singleElement()
                .asString()
                .contains("rate-limited");
        limiting.close();
    }

    @Test
    void aPlainWebSocketIsNotifiedRefreshesAndIsClosed() {
        Wire ada = open("ada/90");
        server.advance(Duration.ofSeconds(30));
        assertThat(ada.received())
                .containsExactly("{\"type\":\"auth:expiring\",\"data\":{\"expiresAt\":\"" + text(90) + "\"}}");
        ada.send("{\"type\":\"auth:refresh\",\"data\":{\"token\":\"ada/120\"}}");
        assertThat(ada.received())
                .containsExactly("{\"type\":\"auth:refreshed\",\"data\":{\"expiresAt\":\"" + text(120) + "\"}}");
        server.advance(Duration.ofSeconds(90));
        assertThat(ada.closeFrame()).isEqualTo("1008 the credentials have expired");
        assertThat(namespace.sockets()).isEmpty();
    }

    @Test
    void aPlainWebSocketIsClosedWhenItsCredentialsAreRevoked() {
        Wire ada = open("ada/900/s1");
        server.revocations().revoke(Revocation.ofSession("s1"));
        assertThat(ada.closeFrame()).isEqualTo("1008 the credentials were revoked");
        RequestRefusedException again = catchThrowableOfType(RequestRefusedException.class, () -> open("ada/900/s1"));
        assertThat(again.response().status()).isEqualTo(401);
        RequestRefusedException down = catchThrowableOfType(RequestRefusedException.class, () -> open("down"));
        assertThat(down.response().status()).isEqualTo(503);
    }

    @Test
    void clientsThatSignInByAnEventExpireAndRefreshToo() {
        Namespace<Account> admitting = server.namespaceBuilder("/m")
                .admission(Admission.<Account>by(SIGN_IN).refreshedBy(BearerAuthenticator.of(TOKENS)))
                .build();
        admitting.handle(SIGN_IN, (socket, token) -> {
            socket.authenticate(TokenFixture.verify(String.valueOf(token)));
            return "welcome";
        });
        Wire ada = server.wire().send("0/m,");
        ada.received();
        assertThat(ada.send("2/m,1[\"auth:refresh\",{\"token\":\"ada/900\"}]").received())
                .singleElement()
                .asString()
                .contains("not signed in");
        assertThat(ada.send("2/m,1[\"sign-in\",\"ada/0\"]").received())
                .singleElement()
                .asString()
                .contains("the credentials have expired");
        ada.send("2/m,1[\"sign-in\",\"ada/30/s1\"]");
        assertThat(ada.received())
                .containsExactly("3/m,1[\"welcome\"]", "2/m,[\"auth:expiring\",{\"expiresAt\":\"" + text(30) + "\"}]");
        assertThat(ada.send("2/m,1[\"auth:refresh\",{\"token\":\"ada/60/s1\"}]").received())
                .hasSize(3);
        server.advance(Duration.ofSeconds(60));
        assertThat(ada.received()).containsExactly("1/m,");
    }

    @Test
    void anAuthenticatorMayRefuseARefreshInItsOwnWords() {
        server.namespace("/own", BearerAuthenticator.of(token -> {
            if (token.equals("later")) {
                throw new ConnectRefusedException("come back tomorrow");
            }
            return TokenFixture.verify(token);
        }));
        Wire ada = server.wire().send("0/own,{\"token\":\"ada/900\"}");
        ada.received();
        assertThat(ada.send("2/own,1[\"auth:refresh\",{\"token\":\"later\"}]").received())
                .containsExactly(refused("unauthorized", "come back tomorrow").replace("/c", "/own"));
    }

    @Test
    void twoHandlersOfARefreshAreRefusedAtTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> namespace.handle(AuthEvents.REFRESH, (socket, token) -> null))
                .withMessageContaining("the request \"auth:refresh\" has a handler already");
    }

    @Test
    void theSecretIsNotInTheText() {
        assertThat(new AuthEvents.Refresh("secret").toString()).doesNotContain("secret");
    }
}
