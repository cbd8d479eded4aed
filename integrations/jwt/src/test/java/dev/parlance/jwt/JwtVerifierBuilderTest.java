package dev.parlance.jwt;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a verifier cannot be made of: each is refused at the start, in a sentence. */
class JwtVerifierBuilderTest {
    private static final KeyPair WEAK = Tokens.rsa(1024);

    private static void refused(String sentence, ThrowingCallable made) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessage(sentence);
    }

    private static JwtVerifierBuilder builder() {
        return Tokens.builder();
    }

    @Test
    void secretsThatAreTooShort() {
        refused(
                "a secret for HS256 has at least 32 bytes, not 31",
                () -> builder().secret(new byte[31], JwtAlgorithm.HS256));
        refused(
                "a secret for HS384 has at least 48 bytes, not 47",
                () -> builder().secret(new byte[47], JwtAlgorithm.HS384));
        refused(
                "a secret for HS512 has at least 64 bytes, not 48",
                () -> builder().secret(new byte[48], JwtAlgorithm.HS256, JwtAlgorithm.HS512));
        refused(
                "a secret for HS256 has at least 32 bytes, not 0",
                () -> builder().secret(new byte[0], JwtAlgorithm.HS256));
    }

    @Test
    void keysOfAnotherKindThanTheAlgorithm() {
        refused(
                "RS256 is verified by a public key, and not by a secret",
                () -> builder().secret(Tokens.SECRET, JwtAlgorithm.RS256));
        refused(
                "HS256 is verified by a secret, and not by a public key",
                () -> builder().publicKey(Tokens.RSA.getPublic(), JwtAlgorithm.HS256));
        refused(
                "RS256 is verified by an RSA key, and this one is EC",
                () -> builder().publicKey(Tokens.EC.getPublic(), JwtAlgorithm.RS256));
        refused(
                "ES256 is verified by an EC key, and this one is RSA",
                () -> builder().publicKey(Tokens.RSA.getPublic(), JwtAlgorithm.RS256, JwtAlgorithm.ES256));
        refused(
                "ES384 is verified by a key on another curve than this one's",
                () -> builder().publicKey(Tokens.EC.getPublic(), JwtAlgorithm.ES384));
        refused(
                "EDDSA is verified by an Ed25519 key, and this one is EC",
                () -> builder().publicKey(Tokens.EC.getPublic(), JwtAlgorithm.EDDSA));
        refused(
                "EDDSA is verified by an Ed25519 key, and this one is EdDSA",
                () -> builder().publicKey(Tokens.pair("Ed448").getPublic(), JwtAlgorithm.EDDSA));
        refused(
                "RS256 is verified by a key of at least 2048 bits, and this one has 1024",
                () -> builder().publicKey(WEAK.getPublic(), JwtAlgorithm.RS256));
        refused("a key is used for at least one algorithm", () -> builder().publicKey(Tokens.RSA.getPublic()));
    }

    @Test
    void textsThatAreNoPublicKey() {
        refused("the PEM text holds no key", () -> builder().pem("hello", JwtAlgorithm.RS256));
        refused(
                "the PEM text holds a private key: tokens are verified by the public one",
                () -> builder()
                        .pem(Tokens.pem("PRIVATE KEY", Tokens.RSA.getPrivate().getEncoded()), JwtAlgorithm.RS256));
        refused(
                "the PEM text holds a block that is neither PUBLIC KEY nor CERTIFICATE: RSA PUBLIC KEY",
                () -> builder().pem(Tokens.pem("RSA PUBLIC KEY", new byte[9]), JwtAlgorithm.RS256));
        refused(
                "the PEM text holds no public key of RSA, EC or Ed25519",
                () -> builder().pem(Tokens.pem("PUBLIC KEY", new byte[9]), JwtAlgorithm.RS256));
        refused(
                "the PEM text holds a broken certificate",
                () -> builder().pem(Tokens.pem("CERTIFICATE", new byte[9]), JwtAlgorithm.RS256));
        String good = Tokens.pem("PUBLIC KEY", Tokens.RSA.getPublic().getEncoded());
        refused(
                "the PEM text holds more than one block: give each key by itself",
                () -> builder().pem(good + good, JwtAlgorithm.RS256));
        assertThatNoException().isThrownBy(() -> builder().pem(good, JwtAlgorithm.RS256));
    }

    @Test
    void addressesThatAnybodyCouldAnswerFor() {
        refused(
                "a JWK Set is fetched by https, or by http from this machine: http://id.example/jwks",
                () -> builder().jwks(URI.create("http://id.example/jwks"), JwtAlgorithm.RS256));
        refused(
                "a JWK Set is fetched by https, or by http from this machine: file:///etc/jwks",
                () -> builder().jwks(URI.create("file:///etc/jwks"), JwtAlgorithm.RS256));
        refused(
                "a JWK Set is fetched by https, or by http from this machine: http://localhost.evil.example/",
                () -> builder().jwks(URI.create("http://localhost.evil.example/"), JwtAlgorithm.RS256));
        refused(
                "the secret of HS256 must be in no public JWK Set",
                () -> builder().jwks(URI.create("https://id.example/"), JwtAlgorithm.HS256));
    }

    @Test
    void whatIsLeftOpen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().verifier(claims -> new Tokens.Account("ada")))
                .withMessage("there is no key to verify tokens by");
        assertThatIllegalStateException()
                .isThrownBy(() -> JwtVerifier.builder()
                        .secret(Tokens.SECRET, JwtAlgorithm.HS256)
                        .anyAudience()
                        .verifier(claims -> new Tokens.Account("ada")))
                .withMessage("say whose tokens count: either issuer or anyIssuer");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .secret(Tokens.SECRET, JwtAlgorithm.HS256)
                        .anyAudience()
                        .verifier(claims -> new Tokens.Account("ada")))
                .withMessage("say for whom tokens must be: either audience or anyAudience");
        refused("the issuer is empty", () -> builder().issuer(" "));
        refused("the audience is empty", () -> builder().audience(""));
    }

    @Test
    void numbersBeyondTheirBounds() {
        refused(
                "the leeway is at least nothing and at most ten minutes, not PT11M",
                () -> builder().leeway(Duration.ofMinutes(11)));
        refused(
                "the leeway is at least nothing and at most ten minutes, not PT-1S",
                () -> builder().leeway(Duration.ofSeconds(-1)));
        refused(
                "the maximum length of a token must be positive: 0",
                () -> builder().maxTokenBytes(0));
        refused(
                "the time for fetching a JWK Set must be positive: PT0S",
                () -> builder().jwksTimeout(Duration.ZERO));
        JwtVerifierBuilder many = builder();
        for (int i = 0; i < 16; i++) {
            many.publicKey("k" + i, Tokens.EC.getPublic(), JwtAlgorithm.ES256);
        }
        refused("more than 16 keys: use a JWK Set", () -> many.publicKey(Tokens.EC.getPublic(), JwtAlgorithm.ES256));
    }
}
