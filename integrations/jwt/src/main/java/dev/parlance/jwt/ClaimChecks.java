package dev.parlance.jwt;

import dev.parlance.socket.Authentication;
import dev.parlance.socket.Revocation;
import dev.parlance.socket.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token must say to count.
 *
 * @param issuers whose tokens count; empty for anybody's
 * @param audiences for whom it must be; empty for anybody
 * @param leeway how far the clocks of issuers may be from this one
 * @param requiresExpiry whether it must say when it expires
 */
record ClaimChecks(Set<String> issuers, Set<String> audiences, Duration leeway, boolean requiresExpiry, Clock clock) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Checks a token's claims. */
    void check(JwtClaims claims) {
        String issuer = claims.textOrNull("iss");
        if (!issuers.isEmpty() && (issuer == null || !issuers.contains(issuer))) {
            throw RefusedTokens.because("the token is of another issuer");
        }
        if (!audiences.isEmpty() && claims.texts("aud").stream().noneMatch(audiences::contains)) {
            throw RefusedTokens.because("the token is for another audience");
        }
        checkTimes(claims);
    }

    private void checkTimes(JwtClaims claims) {
        Instant now = clock.instant();
        Instant expires = time(claims, "exp");
        if (expires == null && requiresExpiry) {
            throw RefusedTokens.because("the token does not say when it expires");
        }
        if (expires != null && !now.isBefore(expires.plus(leeway))) {
            throw RefusedTokens.because("the token has expired");
        }
        Instant notBefore = time(claims, "nbf");
        if (notBefore != null && now.isBefore(notBefore.minus(leeway))) {
            throw RefusedTokens.because("the token is not valid yet");
        }
        Instant issued = time(claims, "iat");
        if (issued != null && now.isBefore(issued.minus(leeway))) {
            throw RefusedTokens.because("the token was issued in the future");
        }
    }

    /** The same user's, with what else checked claims say. */
    <U extends User> Authentication<U> authentication(U user, JwtClaims claims) {
        Authentication<U> known = Authentication.of(user);
        Instant expires = time(claims, "exp");
        if (expires != null) {
            // One that has expired by this clock, though not by more than the leeway, is valid to its end.
            known = known.until(clock.instant().isBefore(expires) ? expires : expires.plus(leeway));
        }
        Instant issued = time(claims, "iat");
        known = issued == null ? known : known.issued(issued);
        String session = id(claims, "sid");
        known = session == null ? known : known.session(session);
        String token = id(claims, "jti");
        return token == null ? known : known.token(token);
    }

    /** One by which credentials can be revoked. */
    private static @Nullable String id(JwtClaims claims, String name) {
        String id = claims.textOrNull(name);
        if (id != null && id.length() > Revocation.MAX_ID) {
            throw RefusedTokens.because("the token's " + name + " has more than " + Revocation.MAX_ID + " characters");
        }
        return id == null || id.isEmpty() ? null : id;
    }

    private static @Nullable Instant time(JwtClaims claims, String name) {
        Object value = claims.value(name);
        if (value == null) {
            return null;
        }
        double seconds = value instanceof Number number ? number.doubleValue() : -1;
        if (seconds >= 0 && seconds <= LAST.getEpochSecond()) {
            return Instant.ofEpochMilli((long) (seconds * 1_000));
        }
        throw RefusedTokens.because("the token's " + name + " is not a time");
    }

    /** The claims that a payload holds. */
    static JwtClaims read(byte[] payload) {
        Map<String, Object> json = SignedToken.json(payload);
        return new JwtClaims(json);
    }
}
