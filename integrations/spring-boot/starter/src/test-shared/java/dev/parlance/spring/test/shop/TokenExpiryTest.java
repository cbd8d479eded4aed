package dev.parlance.spring.test.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.AuthEvents;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Revocation;
import dev.parlance.spring.ParlanceNamespace;
import dev.parlance.spring.security.JwtDecoderVerifier;
import dev.parlance.spring.security.SecurityAuthenticator;
import dev.parlance.spring.security.SecurityUser;
import dev.parlance.spring.test.ParlanceTest;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Tokens that Spring Security verifies, and that expire while their client is connected. */
@ParlanceTest
class TokenExpiryTest {
    private static final String BY_DECODER = "/decoder";
    private static final String BY_MANAGER = "/manager";
    private static final String BY_HANDSHAKE = "/handshake";

    @Autowired
    private TestServer server;

    @Autowired
    @ParlanceNamespace(BY_DECODER)
    private Namespace<SecurityUser> members;

    @TestConfiguration(proxyBeanMethods = false)
    static class Tokens {
        @Bean
        Prices prices() {
            return item -> 7;
        }

        /** A token is its claims, one after the other. */
        @Bean
        JwtDecoder decoder() {
            return Tokens::decoded;
        }

        private static Jwt decoded(String token) {
            if (token.equals("unreachable")) {
                throw new JwtException("https://id.example cannot be reached");
            }
            if (token.equals("forged")) {
                throw new BadJwtException("the signature of forged is wrong");
            }
            Jwt.Builder jwt = Jwt.withTokenValue(token).header("alg", "none");
            for (String claim : token.split(" ")) {
                String name = claim.substring(0, claim.indexOf('='));
                String value = claim.substring(name.length() + 1);
                boolean time = name.equals("exp") || name.equals("iat");
                jwt.claim(name, time ? Instant.parse(value) : value);
            }
            return jwt.build();
        }

        @Bean
        @ParlanceNamespace(BY_DECODER)
        Authenticator<SecurityUser> byDecoder(JwtDecoder decoder) {
            return BearerAuthenticator.of(new JwtDecoderVerifier(decoder, new JwtAuthenticationConverter()));
        }

        @Bean
        @ParlanceNamespace(BY_MANAGER)
        Authenticator<SecurityUser> byManager(JwtDecoder decoder) {
            return SecurityAuthenticator.bearer(manager(decoder), BearerTokenAuthenticationToken::new);
        }

        @Bean
        @ParlanceNamespace(BY_HANDSHAKE)
        Authenticator<SecurityUser> byHandshake(JwtDecoder decoder) {
            return SecurityAuthenticator.of(
                            manager(decoder),
                            handshake -> new BearerTokenAuthenticationToken(
                                    (String) ((Map<?, ?>) handshake.auth()).get("token")))
                    .refreshedBy(SecurityAuthenticator.bearer(manager(decoder), BearerTokenAuthenticationToken::new)
                            .expiryNotice(Duration.ofSeconds(30)));
        }

        private static ProviderManager manager(JwtDecoder decoder) {
            return new ProviderManager(new JwtAuthenticationProvider(decoder));
        }
    }

    private TestClient connect(String namespace, String token) {
        return server.connect(namespace, Map.of("token", token));
    }

    private String token(String claims, Duration validity) {
        return claims + " iat=" + server.now().minusSeconds(5) + " exp="
                + server.now().plus(validity);
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_DECODER, BY_MANAGER, BY_HANDSHAKE})
    void aClientIsNotifiedAndRefreshesItsToken(String namespace) {
        Instant expiry = server.now().plus(Duration.ofMinutes(5));
        TestClient ana = connect(namespace, token("sub=ana", Duration.ofMinutes(5)));
        server.advance(Duration.ofMinutes(4).plusSeconds(31));
        assertThat(ana.expect(AuthEvents.EXPIRING).expiresAt()).isEqualTo(expiry);

        String next = token("sub=ana scope=close", Duration.ofMinutes(5));
        Instant nextExpiry = server.now().plus(Duration.ofMinutes(5));
        assertThat(ana.request(AuthEvents.REFRESH, new AuthEvents.Refresh(next)).expiresAt())
                .isEqualTo(nextExpiry);
        server.advance(Duration.ofMinutes(4));
        assertThat(ana.isConnected()).isTrue();
        server.advance(Duration.ofMinutes(1));
        assertThat(ana.isConnected()).isFalse();
    }

    @Test
    void theUserIsThatOfTheLastToken() {
        TestClient ana = connect(BY_DECODER, token("sub=ana", Duration.ofMinutes(5)));
        assertThat(authorities()).isEmpty();
        ana.request(AuthEvents.REFRESH, new AuthEvents.Refresh(token("sub=ana scope=close", Duration.ofMinutes(5))));
        assertThat(authorities()).isEqualTo("SCOPE_close");
    }

    private String authorities() {
        SecurityUser user = members.sockets().iterator().next().user();
        return user.authentication().getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith("SCOPE_"))
                .reduce("", String::concat);
    }

    @Test
    void aTokenOfAnotherUserDoesNotRefresh() {
        TestClient ana = connect(BY_DECODER, token("sub=ana", Duration.ofMinutes(5)));
        for (String token : new String[] {
            token("sub=cid", Duration.ofMinutes(9)), "forged", token("sub=ana", Duration.ofSeconds(-1))
        }) {
            assertThatThrownBy(() -> ana.request(AuthEvents.REFRESH, new AuthEvents.Refresh(token)))
                    .isInstanceOf(RefusedException.class);
        }
        server.advance(Duration.ofMinutes(5));
        assertThat(ana.isConnected()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_DECODER, BY_MANAGER, BY_HANDSHAKE})
    void sessionsAndTokensAreRevokedByTheirIds(String namespace) {
        // Revocations are the server's, and those of other tests stay.
        TestClient bySession = connect(namespace, revocable("1", namespace));
        TestClient byToken = connect(namespace, revocable("2", namespace));
        TestClient other = connect(namespace, revocable("3", namespace));
        server.revocations().revoke(Revocation.ofSession("s1" + namespace));
        server.revocations().revoke(Revocation.ofToken("t2" + namespace));
        server.run();
        assertThat(bySession.isConnected()).isFalse();
        assertThat(byToken.isConnected()).isFalse();
        assertThat(other.isConnected()).isTrue();
    }

    private String revocable(String number, String namespace) {
        return token("sub=ana sid=s" + number + namespace + " jti=t" + number + namespace, Duration.ofMinutes(5));
    }

    @Test
    void aTokenThatDoesNotSayWhenItWasIssuedIsRevokedWithItsUser() {
        server.revocations().revoke(Revocation.ofUser("dora"));
        Instant expiry = server.now().plus(Duration.ofMinutes(5));
        // As Spring Security's decoders make up an iat.
        String token = "sub=dora iat=" + expiry.minusSeconds(1) + " exp=" + expiry;
        assertThatThrownBy(() -> connect(BY_DECODER, token)).isInstanceOf(ConnectErrorException.class);
        server.advance(Duration.ofSeconds(10));
        connect(BY_DECODER, token("sub=dora", Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_DECODER, BY_MANAGER})
    void aTokenThatCannotBeVerifiedIsNotTakenForAWrongOne(String namespace) {
        assertThatThrownBy(() -> connect(namespace, "forged"))
                .isInstanceOf(ConnectErrorException.class)
                .hasMessageContaining("the credentials are not accepted");
        assertThatThrownBy(() -> connect(namespace, "unreachable"))
                .isInstanceOf(ConnectErrorException.class)
                .hasMessageContaining("the token cannot be verified now")
                .hasMessageNotContaining("id.example");
        assertThatThrownBy(() -> connect(namespace, token("scope=close", Duration.ofMinutes(5))))
                .isInstanceOf(ConnectErrorException.class)
                .hasMessageContaining("the credentials name nobody");
    }
}
