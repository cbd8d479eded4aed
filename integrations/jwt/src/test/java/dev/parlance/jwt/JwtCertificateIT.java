package dev.parlance.jwt;

import static dev.parlance.jwt.Tokens.claims;
import static dev.parlance.jwt.Tokens.header;
import static dev.parlance.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.jwt.Tokens.Account;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in certificates, made by the JDK's keytool: valid for ten days from the first of January. */
class JwtCertificateIT {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

    private static PrivateKey key;
    private static String pem;

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN.plus(Duration.ofDays(5)));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-Duser.timezone=UTC",
                        "-genkeypair",
                        "-alias",
                        "issuer",
                        "-dname",
                        "CN=issuer",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-startdate",
                        "2030/01/01 00:00:00",
                        "-validity",
                        "10",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        key = (PrivateKey) keys.getKey("issuer", PASSWORD);
        pem = Tokens.pem("CERTIFICATE", keys.getCertificate("issuer").getEncoded());
    }

    private JwtVerifier<Account> verifier() {
        return JwtVerifier.builder()
                .clock(clock)
                .pem(pem, JwtAlgorithm.ES256)
                .anyIssuer()
                .anyAudience()
                .withoutExpiry()
                .verifier(claims -> new Account(claims.subject()));
    }

    @Test
    void tokensOfItsKeyCountUntilItExpires() throws Exception {
        JwtVerifier<Account> verifier = verifier();
        String token = token(header("ES256"), claims("exp", null, "iat", null), key);
        assertThat(verifier.verify(token).user()).isEqualTo(new Account("ada"));
        now.set(BEGIN.plus(Duration.ofDays(10)).plusSeconds(1));
        assertThatThrownBy(() -> verifier.verify(token))
                .hasMessageContaining("the certificate of the token's key has expired");
    }

    @Test
    void oneThatHasExpiredEndsTheStart() {
        now.set(BEGIN.plus(Duration.ofDays(11)));
        assertThatIllegalArgumentException()
                .isThrownBy(this::verifier)
                .withMessage("the certificate of CN=issuer has expired at 2030-01-11T00:00:00Z");
    }

    @Test
    void oneThatIsNotValidYetEndsTheStart() {
        now.set(BEGIN.minusSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(this::verifier)
                .withMessage("the certificate of CN=issuer is not valid before 2030-01-01T00:00:00Z");
    }
}
