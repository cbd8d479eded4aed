package dev.parlance.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;

/** What is known of credentials that Spring Security has verified. */
class SecurityCredentialsTest {
    private static final Instant ISSUED = Instant.parse("2031-01-01T12:00:00Z");
    private static final Instant EXPIRY = ISSUED.plusSeconds(600);
    private static final Instant PRESENTED = ISSUED.plusSeconds(60);

    private static dev.parlance.socket.Authentication<SecurityUser> verified(Authentication authentication) {
        return SecurityCredentials.verified(() -> authentication, PRESENTED);
    }

    @Test
    void anOpaqueTokenExpiresAsItsIssuerHasSaid() {
        var principal = new DefaultOAuth2AuthenticatedPrincipal("ana", Map.of("sid", "s-1", "jti", "t-1"), List.of());
        var token = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "opaque", ISSUED, EXPIRY);
        var verified = verified(new BearerTokenAuthentication(principal, token, List.of()));
        assertThat(verified.user().id()).isEqualTo("ana");
        assertThat(verified.expiresAt()).isEqualTo(EXPIRY);
        assertThat(verified.issuedAt()).isEqualTo(ISSUED);
        assertThat(verified.sessionId()).isEqualTo("s-1");
        assertThat(verified.tokenId()).isEqualTo("t-1");
    }

    @Test
    void aTokenMayBeThePrincipal() {
        Jwt jwt = Jwt.withTokenValue("ana")
                .header("alg", "none")
                .subject("ana")
                .expiresAt(EXPIRY)
                .claim("sid", " ")
                .claim("jti", 7)
                .build();
        Authentication authentication = new TestingAuthenticationToken(jwt, null, "SCOPE_read");
        var verified = verified(authentication);
        assertThat(verified.expiresAt()).isEqualTo(EXPIRY);
        assertThat(verified.issuedAt()).isNull();
        assertThat(verified.sessionId()).isNull();
        assertThat(verified.tokenId()).isNull();
    }

    @Test
    void otherCredentialsAreIssuedWhenTheyArePresentedAndDoNotExpire() {
        var verified = verified(new TestingAuthenticationToken("ana", "secret", "ROLE_CLERK"));
        assertThat(verified.issuedAt()).isEqualTo(PRESENTED);
        assertThat(verified.expiresAt()).isNull();
    }

    @Test
    void credentialsThatNameNobodyAreRefused() {
        assertThatThrownBy(() -> verified(new TestingAuthenticationToken("", "secret", "ROLE_CLERK")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the credentials name nobody");
    }
}
