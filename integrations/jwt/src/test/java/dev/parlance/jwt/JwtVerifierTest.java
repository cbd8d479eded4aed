package dev.parlance.jwt;

import static dev.parlance.jwt.Tokens.NOW;
import static dev.parlance.jwt.Tokens.claims;
import static dev.parlance.jwt.Tokens.header;
import static dev.parlance.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusedException;
import dev.parlance.jwt.Tokens.Account;
import dev.parlance.socket.Authentication;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a good token leads to. */
class JwtVerifierTest {
    private final JwtVerifier<Account> verifier = Tokens.builder()
            .secret(Tokens.SECRET, JwtAlgorithm.HS256)
            .verifier(claims -> claims.subject().equals("ghost") ? null : new Account(claims.subject()));

    private Authentication<Account> verify(Map<String, Object> claims) throws Exception {
        return verifier.verify(token(header("HS256"), claims, Tokens.SECRET));
    }

    @ParameterizedTest
    @EnumSource(JwtAlgorithm.class)
    void eachAlgorithmIsVerified(JwtAlgorithm algorithm) throws Exception {
        KeyPair pair = switch (algorithm) {
            case HS256, HS384, HS512 -> null;
            case RS256, RS384, RS512, PS256, PS384, PS512 -> Tokens.RSA;
            case ES256 -> Tokens.EC;
            case ES384 -> Tokens.ec("secp384r1");
            case ES512 -> Tokens.ec("secp521r1");
            case EDDSA -> Tokens.ED;
        };
        JwtVerifierBuilder builder = Tokens.builder();
        JwtVerifier<Account> one = (pair == null
                        ? builder.secret(Tokens.SECRET, algorithm)
                        : builder.pem(Tokens.pem("PUBLIC KEY", pair.getPublic().getEncoded()), algorithm))
                .verifier(claims -> new Account(claims.subject()));
        String token = token(header(algorithm.wireName()), claims(), pair == null ? Tokens.SECRET : pair.getPrivate());
        assertThat(one.verify(token).user()).isEqualTo(new Account("ada"));
        assertThatThrownBy(() -> one.verify(
                        token.substring(0, token.lastIndexOf('.') - 1) + token.substring(token.lastIndexOf('.'))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void itsTimesAndIdsAreKnown() throws Exception {
        Authentication<Account> known = verify(claims("sid", "s1", "jti", "t1"));
        assertThat(known.expiresAt()).isEqualTo(NOW.plusSeconds(900));
        assertThat(known.issuedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(known.sessionId()).isEqualTo("s1");
        assertThat(known.tokenId()).isEqualTo("t1");
    }

    @Test
    void theLeewayIsToTheSecond() throws Exception {
        long now = NOW.getEpochSecond();
        assertThat(verify(claims("exp", now - 29)).expiresAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(verify(claims("exp", now + 1)).expiresAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(verify(claims("nbf", now + 30, "iat", now + 30)).user().id()).isEqualTo("ada");
        assertThatThrownBy(() -> verify(claims("exp", now - 30))).hasMessageContaining("the token has expired");
        JwtVerifier<Account> strict = Tokens.builder()
                .secret(Tokens.SECRET, JwtAlgorithm.HS256)
                .leeway(Duration.ZERO)
                .verifier(claims -> new Account(claims.subject()));
        assertThatThrownBy(() -> strict.verify(token(header("HS256"), claims("exp", now), Tokens.SECRET)))
                .hasMessageContaining("the token has expired");
    }

    @Test
    void anExpiryMayBeWaived() throws Exception {
        JwtVerifier<Account> lasting = Tokens.builder()
                .secret(Tokens.SECRET, JwtAlgorithm.HS256)
                .withoutExpiry()
                .verifier(claims -> new Account(claims.subject()));
        assertThat(lasting.verify(token(header("HS256"), claims("exp", null), Tokens.SECRET))
                        .expiresAt())
                .isNull();
    }

    @Test
    void aUserWhoIsNotKnownIsRefused() {
        assertThatThrownBy(() -> verify(claims("sub", "ghost")))
                .hasMessageContaining("the token is of a user that is not known");
    }

    @Test
    void claimsAreRead() throws Exception {
        JwtVerifier<Account> reading = Tokens.builder()
                .secret(Tokens.SECRET, JwtAlgorithm.HS256)
                .verifier(claims -> {
                    assertThat(claims.texts("roles")).containsExactly("a", "b");
                    assertThat(claims.texts("role")).containsExactly("a");
                    assertThat(claims.texts("none")).isEmpty();
                    assertThat(claims.textOrNull("none")).isNull();
                    assertThat(claims.value("map")).isEqualTo(Map.of("a", "b"));
                    assertThat(claims).hasToString("claims of a token");
                    return new Account(claims.text("name"));
                });
        String token = token(
                header("HS256"),
                claims("roles", List.of("a", "b"), "role", "a", "map", Map.of("a", "b"), "name", "Ada"),
                Tokens.SECRET);
        assertThat(reading.verify(token).user().id()).isEqualTo("Ada");
    }

    @Test
    void severalKeysWithoutAnIdAreTriedInTurn() throws Exception {
        JwtVerifier<Account> many = Tokens.builder()
                .publicKey("one", Tokens.OTHER_RSA.getPublic(), JwtAlgorithm.RS256)
                .publicKey("two", Tokens.RSA.getPublic(), JwtAlgorithm.RS256)
                .verifier(claims -> new Account(claims.subject()));
        assertThat(many.verify(token(header("RS256"), claims(), Tokens.RSA.getPrivate()))
                        .user()
                        .id())
                .isEqualTo("ada");
        assertThat(many.verify(token(header("RS256", "kid", "two"), claims(), Tokens.RSA.getPrivate()))
                        .user()
                        .id())
                .isEqualTo("ada");
        assertThatThrownBy(() -> many.verify(token(header("RS256", "kid", "one"), claims(), Tokens.RSA.getPrivate())))
                .hasMessageContaining("the token's signature is wrong");
    }

    @Test
    void aLongTokenIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> verifier.verify("x".repeat(64 * 1024)))
                .hasMessageContaining("the token has more than 8192 bytes");
    }
}
