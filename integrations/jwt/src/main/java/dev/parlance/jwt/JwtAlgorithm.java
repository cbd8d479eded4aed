package dev.parlance.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import dev.parlance.event.Incubating;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * How a token is signed (RFC 7518, RFC 8037). There is no {@code none}, and which ones count is said when a {@link JwtVerifier} is
 * made: a token only chooses among them, and a key is used for its own algorithms alone.
 */
@Incubating
public enum JwtAlgorithm {
    /** HMAC with SHA-256, by a secret of at least 32 bytes. */
    HS256("HS256", 32),
    /** HMAC with SHA-384, by a secret of at least 48 bytes. */
    HS384("HS384", 48),
    /** HMAC with SHA-512, by a secret of at least 64 bytes. */
    HS512("HS512", 64),
    /** RSASSA-PKCS1-v1_5 with SHA-256, by a key of at least 2048 bits, as for all of RSA. */
    RS256("RS256", 0),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384("RS384", 0),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512("RS512", 0),
    /** RSASSA-PSS with SHA-256. */
    PS256("PS256", 0),
    /** RSASSA-PSS with SHA-384. */
    PS384("PS384", 0),
    /** RSASSA-PSS with SHA-512. */
    PS512("PS512", 0),
    /** ECDSA on P-256. */
    ES256("ES256", 0),
    /** ECDSA on P-384. */
    ES384("ES384", 0),
    /** ECDSA on P-521. */
    ES512("ES512", 0),
    /** EdDSA on the curve Ed25519. */
    EDDSA("EdDSA", 0);

    private static final int MIN_RSA_BITS = 2048;

    private final String wireName;
    private final int minSecret;

    JwtAlgorithm(String wireName, int minSecret) {
        this.wireName = wireName;
        this.minSecret = minSecret;
    }

    /** Its name in a token's header. */
    public String wireName() {
        return wireName;
    }

    /** Whether it is by a secret that issuer and verifier share. */
    public boolean isHmac() {
        return minSecret > 0;
    }

    /** How many bytes its secret must have. */
    int minSecret() {
        return minSecret;
    }

    /** The one of that name; null if there is none. */
    static @Nullable JwtAlgorithm named(String name) {
        for (JwtAlgorithm algorithm : values()) {
            if (algorithm.wireName.equals(name)) {
                return algorithm;
            }
        }
        return null;
    }

    JWSAlgorithm toNimbus() {
        return JWSAlgorithm.parse(wireName);
    }

    /** Why it cannot be verified by a key, as the end of a sentence; null if it can. */
    @Nullable
    String problemWith(Key key) {
        return switch (this) {
            case HS256, HS384, HS512 -> "by a secret, and not by a public key";
            case RS256, RS384, RS512, PS256, PS384, PS512 -> problemOfRsa(key);
            case ES256, ES384, ES512 -> problemOfEc(key);
            case EDDSA -> problemOfEd(key);
        };
    }

    private static @Nullable String problemOfRsa(Key key) {
        if (!(key instanceof RSAPublicKey rsa)) {
            return "by an RSA key, and this one is " + key.getAlgorithm();
        }
        int bits = rsa.getModulus().bitLength();
        return bits < MIN_RSA_BITS ? "by a key of at least " + MIN_RSA_BITS + " bits, and this one has " + bits : null;
    }

    private @Nullable String problemOfEc(Key key) {
        if (!(key instanceof ECPublicKey ec)) {
            return "by an EC key, and this one is " + key.getAlgorithm();
        }
        Curve curve = Curve.forECParameterSpec(ec.getParams());
        boolean fits = curve != null && Curve.forJWSAlgorithm(toNimbus()).contains(curve);
        return fits ? null : "by a key on another curve than this one's";
    }

    private static @Nullable String problemOfEd(Key key) {
        return key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519")
                ? null
                : "by an Ed25519 key, and this one is " + key.getAlgorithm();
    }
}
