package dev.parlance.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key, and the algorithms that it is used for: no other ones, whatever a token says.
 *
 * @param id the id by which tokens name it; null if they need not
 * @param notAfter when its certificate expires; null without one
 */
record VerificationKey(
        @Nullable String id,
        Set<JwtAlgorithm> algorithms,
        JWSVerifier verifier,
        @Nullable Instant notAfter) {
    /** A secret, whose length fits the algorithms. */
    static VerificationKey ofSecret(byte[] secret, Set<JwtAlgorithm> algorithms) {
        try {
            return new VerificationKey(null, algorithms, new MACVerifier(secret), null);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the secret cannot be used", e);
        }
    }

    /** A public key, which fits the algorithms. */
    static VerificationKey of(
            @Nullable String id, PublicKey key, Set<JwtAlgorithm> algorithms, @Nullable Instant notAfter) {
        return new VerificationKey(id, algorithms, verifier(key), notAfter);
    }

    private static JWSVerifier verifier(PublicKey key) {
        try {
            if (key instanceof RSAPublicKey rsa) {
                return new RSASSAVerifier(rsa);
            }
            return key instanceof ECPublicKey ec ? new ECDSAVerifier(ec) : new EdDsaVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the key cannot be used", e);
        }
    }

    /** Whether a token that names a key, or null, may be signed by it. */
    boolean isFor(JwtAlgorithm algorithm, @Nullable String keyId) {
        return algorithms.contains(algorithm) && (id == null || keyId == null || id.equals(keyId));
    }

    /** Whether a signature is of it. */
    boolean verifies(SignedToken token) {
        try {
            return verifier.verify(
                    new JWSHeader(token.header().algorithm().toNimbus()),
                    token.signingInput(),
                    new Base64URL(token.signature()));
        } catch (JOSEException | RuntimeException malformed) {
            return false;
        }
    }
}
