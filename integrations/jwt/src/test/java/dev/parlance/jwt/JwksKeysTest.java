package dev.parlance.jwt;

import static dev.parlance.jwt.JwtAlgorithm.EDDSA;
import static dev.parlance.jwt.JwtAlgorithm.ES256;
import static dev.parlance.jwt.JwtAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that an issuer publishes: rotated, cached, out of reach. */
class JwksKeysTest {
    private final TurnedClock clock = new TurnedClock();
    private String published = set(ec("one", Tokens.EC.getPublic()));
    private boolean down;
    private int fetches;

    private final JwksKeys keys = new JwksKeys(this::fetch, EnumSet.of(RS256, ES256, EDDSA), clock);

    /** A clock that the test turns. */
    private static final class TurnedClock extends Clock {
        private Instant now = Tokens.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private byte[] fetch() throws IOException {
        fetches++;
        if (down) {
            throw new IOException("nobody there");
        }
        return published.getBytes(StandardCharsets.UTF_8);
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private static String set(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    private static String ec(String id, PublicKey key) {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) key)
                .keyID(id)
                .build()
                .toJSONString();
    }

    private List<VerificationKey> find(String id) throws JwksUnavailableException {
        return keys.find(ES256, id);
    }

    @Test
    void aKeyIsFetchedOnceAndCached() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(find("one")).hasSize(1);
        }
        assertThat(find(null)).hasSize(1);
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFoundWhenATokenNamesIt() throws Exception {
        find("one");
        published = set(ec("one", Tokens.EC.getPublic()), ec("two", Tokens.OTHER_EC.getPublic()));
        assertThat(find("two")).isEmpty();
        pass(JwksKeys.MIN_INTERVAL);
        assertThat(find("two")).hasSize(1);
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void tokensOfInventedKeysDoNotFloodTheIssuer() throws Exception {
        find("one");
        for (int i = 0; i < 15_000; i++) {
            assertThat(find("invented " + i)).isEmpty();
            pass(Duration.ofMillis(1));
        }
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void aKeyThatIsWithdrawnCountsForTenMinutes() throws Exception {
        find("one");
        published = set(ec("two", Tokens.OTHER_EC.getPublic()));
        pass(JwksKeys.REFRESH_AFTER.minusSeconds(1));
        assertThat(find("one")).hasSize(1);
        pass(Duration.ofSeconds(1));
        find("one");
        assertThat(find("one")).isEmpty();
    }

    @Test
    void anOutageIsSurvivedForADay() throws Exception {
        find("one");
        down = true;
        pass(Duration.ofHours(23));
        assertThat(find("one")).hasSize(1);
        pass(Duration.ofHours(1));
        assertThatExceptionOfType(JwksUnavailableException.class)
                .isThrownBy(() -> find("one"))
                .withMessage("there are no keys")
                .withCauseInstanceOf(IOException.class);
        down = false;
        pass(JwksKeys.MIN_INTERVAL);
        assertThat(find("one")).hasSize(1);
    }

    @Test
    void withoutAnyKeyTheIssuerIsNotFloodedEither() {
        down = true;
        for (int i = 0; i < 1_000; i++) {
            assertThatExceptionOfType(JwksUnavailableException.class).isThrownBy(() -> find("one"));
        }
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void whatIsNoSetOfKeysIsAnOutage() {
        for (String text :
                List.of("", "[]", "{}", "{\"keys\":{}}", "<html>", "{\"keys\":[" + "{},".repeat(101) + "{}]}")) {
            published = text;
            pass(JwksKeys.MIN_INTERVAL);
            assertThatExceptionOfType(JwksUnavailableException.class).isThrownBy(() -> find("one"));
        }
    }

    @Test
    void keysThatAreNotForThisAreLeftOut() throws Exception {
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.SECRET);
        String weak = new RSAKey.Builder((RSAPublicKey) Tokens.rsa(1024).getPublic())
                .build()
                .toJSONString();
        String rsa = new RSAKey.Builder((RSAPublicKey) Tokens.RSA.getPublic())
                .build()
                .toJSONString();
        published = set(
                "7",
                "{}",
                "{\"kty\":\"EC\"}",
                "{\"kty\":\"new\",\"kid\":\"x\"}",
                "{\"kty\":\"oct\",\"k\":\"" + secret + "\"}",
                weak,
                rsa.replace("{", "{\"use\":\"enc\","),
                rsa.replace("{", "{\"alg\":\"PS256\","),
                rsa.replace("{", "{\"alg\":\"RS256\",\"kid\":\"good\","));
        assertThat(keys.find(RS256, null))
                .singleElement()
                .satisfies(key -> assertThat(key.id()).isEqualTo("good"));
        assertThat(keys.find(JwtAlgorithm.HS256, null)).isEmpty();
        assertThat(keys.find(ES256, null)).isEmpty();
    }

    @Test
    void ed25519KeysAreReadAsTheyTravel() throws Exception {
        byte[] encoded = Tokens.ED.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        published = set("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(raw) + "\"}");
        assertThat(keys.find(EDDSA, null)).hasSize(1);
        assertThat(Ed25519Keys.of(raw)).isEqualTo(Tokens.ED.getPublic());
    }

    @Test
    void aClockThatIsSetBackOnlyMakesKeysOld() throws Exception {
        find("one");
        pass(Duration.ofHours(-2));
        assertThat(find("one")).hasSize(1);
        assertThat(fetches).isEqualTo(2);
    }
}
