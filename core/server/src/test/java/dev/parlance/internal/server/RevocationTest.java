package dev.parlance.internal.server;

import static dev.parlance.internal.server.TokenFixture.TOKENS;
import static dev.parlance.internal.server.TokenFixture.connect;
import static dev.parlance.internal.server.TokenFixture.refresh;
import static dev.parlance.internal.server.TokenFixture.refreshed;
import static dev.parlance.internal.server.TokenFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.ParlanceServer;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Revocation;
import dev.parlance.socket.Revocations;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Credentials that are revoked: of a user, of a session, or one token. */
class RevocationTest {
    private static final String REVOKED = "4/c,{\"message\":\"the credentials were revoked\",\"data\":{\"code\":"
            + "\"unauthorized\",\"message\":\"the credentials were revoked\"}}";

    private final RecordingServerListener reports = new RecordingServerListener();

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .listener(reports)
            .rateLimits(RateLimits.NONE)
            .options());

    private final Namespace<Account> namespace = server.namespace("/c", BearerAuthenticator.of(TOKENS));
    private final Revocations revocations = server.revocations();

    private Wire open(String token) {
        Wire wire = server.wire().send(connect(token));
        assertThat(wire.received()).singleElement().asString().startsWith("0/c,{\"sid\":");
        return wire;
    }

    private List<String> connected(String token) {
        return server.wire().send(connect(token)).received();
    }

    @Test
    void theSocketsOfAUserEndAtOnceAndNobodyElses() {
        Wire one = open("ada/900");
        Wire two = open("ada");
        Wire bob = open("bob/900");
        reports.lines();
        revocations.revoke(Revocation.ofUser("ada"));
        assertThat(one.received()).containsExactly("1/c,");
        assertThat(one.closeReason()).isEqualTo("forced close");
        assertThat(two.received()).containsExactly("1/c,");
        assertThat(bob.received()).isEmpty();
        assertThat(reports.lines())
                .containsExactly("disconnected /c credentials revoked", "disconnected /c credentials revoked");
    }

    @Test
    void whatAUserWasIssuedBeforeIsRefusedAndWhatComesLaterCounts() {
        Wire bob = open("bob");
        server.advance(Duration.ofSeconds(10));
        revocations.revoke(Revocation.ofUser("ada"));
        assertThat(connected("ada/900///9")).containsExactly(REVOKED);
        assertThat(connected("ada/900///10")).containsExactly(REVOKED);
        assertThat(connected("ada/900")).containsExactly(REVOKED);
        Wire anew = open("ada/900///11");
        assertThat(anew.send(refresh("ada/950///10")).received())
                .containsExactly(refused("unauthorized", "the credentials were revoked"));
        assertThat(anew.send(refresh("ada/950///12")).received()).containsExactly(refreshed(950));
        assertThat(bob.received()).isEmpty();
    }

    @Test
    void aSessionEndsOnAllItsSocketsAndForGood() {
        Wire here = open("ada/900/s1/t1");
        Wire there = open("ada/900/s1/t2");
        Wire other = open("ada/900/s2/t3");
        revocations.revoke(Revocation.ofSession("s1"));
        assertThat(here.received()).containsExactly("1/c,");
        assertThat(there.received()).containsExactly("1/c,");
        assertThat(other.received()).isEmpty();
        assertThat(connected("ada/900/s1/t9/500")).containsExactly(REVOKED);
        assertThat(other.send(refresh("ada/950/s1/t4/500")).received())
                .containsExactly(refused("unauthorized", "the credentials were revoked"));
    }

    @Test
    void aTokenThatWasRefreshedBeforeEndsNothing() {
        Wire ada = open("ada/900/s1/t1");
        ada.send(refresh("ada/950/s1/t2")).received();
        revocations.revoke(Revocation.ofToken("t1"));
        assertThat(ada.received()).isEmpty();
        assertThat(connected("ada/900/s1/t1")).containsExactly(REVOKED);
        revocations.revoke(Revocation.ofToken("t2"));
        assertThat(ada.received()).containsExactly("1/c,");
    }

    @Test
    void itIsForgottenWhenItsTimeIsOver() {
        revocations.revoke(Revocation.ofToken("t1").keptFor(Duration.ofMinutes(5)));
        revocations.revoke(Revocation.ofToken("t1").keptFor(Duration.ofMinutes(1)));
        server.advance(Duration.ofMinutes(5).minusNanos(1));
        assertThat(connected("ada/900/s1/t1")).containsExactly(REVOKED);
        server.advance(Duration.ofNanos(1));
        open("ada/900/s1/t1");
    }

    @Test
    void usersOfAPlainAuthenticatorAreDisconnectedAndMayComeBack() {
        Namespace<Account> plain = server.namespace("/plain", handshake -> new Account("ada"));
        Wire ada = server.wire().send("0/plain,");
        ada.received();
        revocations.revoke(Revocation.ofUser("ada"));
        assertThat(ada.received()).containsExactly("1/plain,");
        server.advance(Duration.ofMillis(1));
        assertThat(server.wire().send("0/plain,").received())
                .singleElement()
                .asString()
                .startsWith("0/plain,{\"sid\"");
        assertThat(plain.sockets()).hasSize(1);
    }

    @Test
    void whatIsRevokedWhileItsClientConnectsEndsItWhenItHasConnected() {
        namespace.use(socket -> {
            server.advance(Duration.ofMillis(1));
            revocations.revoke(Revocation.ofUser("ada"));
        });
        assertThat(connected("ada/900///0")).hasSize(2).last().isEqualTo("1/c,");
        assertThat(namespace.sockets()).isEmpty();
    }

    @Test
    void whatIsRevokedWhileItIsVerifiedForARefreshEndsTheSocket() {
        server.namespace("/slow", BearerAuthenticator.of(token -> {
            Authentication<Account> verified = TokenFixture.verify(token);
            if (token.endsWith("t2")) {
                revocations.revoke(Revocation.ofToken("t2"));
            }
            return verified;
        }));
        Wire ada = server.wire().send("0/slow,{\"token\":\"ada/900/s/t1\"}");
        ada.received();
        assertThat(ada.send("2/slow,1[\"auth:refresh\",{\"token\":\"ada/900/s/t2\"}]")
                        .received())
                .containsExactly(
                        refused("unauthorized", "the credentials were revoked").replace("/c", "/slow"));
    }

    @Test
    void childrenOfAParentNamespaceTakePart() {
        server.parentNamespace(Pattern.compile("/room-[a-z]"))
                .authenticator(BearerAuthenticator.of(TOKENS))
                .build();
        Wire ada = server.wire().send("0/room-a,{\"token\":\"ada/900/s1\"}");
        assertThat(ada.received()).singleElement().asString().startsWith("0/room-a,{\"sid\"");
        ada.send("2/room-a,1[\"auth:refresh\",{\"token\":\"ada/950/s1\"}]");
        assertThat(ada.received()).hasSize(2).first().asString().startsWith("3/room-a,1[{\"expiresAt\"");
        revocations.revoke(Revocation.ofSession("s1"));
        assertThat(ada.received()).containsExactly("1/room-a,");
        assertThat(server.wire().send("0/room-b,{\"token\":\"ada/900/s1\"}").received())
                .containsExactly(REVOKED.replace("/c", "/room-b"));
    }

    @Test
    void aConnectionWithOtherNamespacesStaysOpen() {
        server.namespace("/other");
        Wire ada = open("ada/900").send("0/other,");
        ada.received();
        revocations.revoke(Revocation.ofUser("ada"));
        assertThat(ada.received()).containsExactly("1/c,");
        assertThat(ada.closeReason()).isNull();
    }

    @Test
    void noMoreAreKeptThanTheMemoryIsMeantFor() {
        for (int i = 0; i < Revocations.MAX_KEPT; i++) {
            revocations.revoke(Revocation.ofToken("t" + i).keptFor(Duration.ofMinutes(1)));
        }
        Wire ada = open("ada/900/s/more");
        assertThatIllegalStateException()
                .isThrownBy(() -> revocations.revoke(Revocation.ofToken("more")))
                .withMessage("the revocation is not kept: there are 100000 others");
        assertThat(ada.received()).containsExactly("1/c,");
        revocations.revoke(Revocation.ofToken("t7").keptFor(Duration.ofMinutes(2)));
        server.advance(Duration.ofMinutes(1));
        revocations.revoke(Revocation.ofToken("more"));
        assertThat(connected("ada/900/s/more")).containsExactly(REVOKED);
        assertThat(connected("ada/900/s/t7")).containsExactly(REVOKED);
        open("ada/900/s/t8");
    }

    @Test
    void anApplicationMayAsk() {
        revocations.revoke(Revocation.ofUser("ada").issuedBefore(TokenFixture.START.plusSeconds(60)));
        Authentication<Account> ada = Authentication.of(new Account("ada"));
        assertThat(revocations.isRevoked(ada)).isTrue();
        assertThat(revocations.isRevoked(ada.issued(TokenFixture.START.plusSeconds(60))))
                .isTrue();
        assertThat(revocations.isRevoked(ada.issued(TokenFixture.START.plusSeconds(61))))
                .isFalse();
    }

    @Test
    void whatCannotBeRevokedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revocation.ofUser(""))
                .withMessage("the id of what is revoked has 1 to 1024 characters, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revocation.ofToken("x".repeat(1025)))
                .withMessage("the id of what is revoked has 1 to 1024 characters, not 1025");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revocation.ofSession("s").keptFor(Duration.ZERO))
                .withMessage("a revocation must be kept for a positive time, not PT0S");
        revocations.revoke(Revocation.ofSession("s").keptFor(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThat(Revocation.ofSession("secret")).hasToString("revocation of a session");
    }
}
