package dev.parlance.spring.security;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/**
 * What an OAuth 2.0 token says of its validity. Of a token that is no JWT, ids are those that the issuer has told of it.
 *
 * @param token null if there is only a principal
 */
record TokenClaims(@Nullable AbstractOAuth2Token token, Map<String, Object> claims) {
    /** Whether that authentication is by a token. */
    static boolean areIn(Authentication authentication) {
        return parts(authentication)
                .anyMatch(part -> part instanceof AbstractOAuth2Token || part instanceof OAuth2AuthenticatedPrincipal);
    }

    /** Those of a JWT, which has them all. */
    static <T extends AbstractOAuth2Token & ClaimAccessor> TokenClaims of(T jwt) {
        return new TokenClaims(jwt, jwt.getClaims());
    }

    static TokenClaims of(Authentication authentication) {
        AbstractOAuth2Token token = first(authentication, AbstractOAuth2Token.class);
        if (token instanceof ClaimAccessor jwt) {
            return new TokenClaims(token, jwt.getClaims());
        }
        OAuth2AuthenticatedPrincipal principal = first(authentication, OAuth2AuthenticatedPrincipal.class);
        return new TokenClaims(token, principal == null ? Map.of() : principal.getAttributes());
    }

    private static <T> @Nullable T first(Authentication authentication, Class<T> type) {
        return parts(authentication)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Object> parts(Authentication authentication) {
        return Stream.of(authentication.getCredentials(), authentication.getPrincipal())
                .filter(Objects::nonNull);
    }

    /** That user's credentials, valid as the token is. */
    dev.parlance.socket.Authentication<SecurityUser> on(SecurityUser user) {
        var known = dev.parlance.socket.Authentication.of(user);
        if (token != null && token.getExpiresAt() != null) {
            known = known.until(token.getExpiresAt());
        }
        Instant issued = issued();
        if (issued != null) {
            known = known.issued(issued);
        }
        String session = text("sid");
        if (session != null) {
            known = known.session(session);
        }
        String id = text("jti");
        return id == null ? known : known.token(id);
    }

    /** Spring Security gives a token without {@code iat} one that is a second before its expiry; a revocation must not believe it. */
    private @Nullable Instant issued() {
        Instant issued = token == null ? null : token.getIssuedAt();
        Instant expires = token == null ? null : token.getExpiresAt();
        return issued != null && expires != null && issued.equals(expires.minusSeconds(1)) ? null : issued;
    }

    private @Nullable String text(String claim) {
        return claims.get(claim) instanceof String text && !text.isBlank() ? text : null;
    }
}
