package dev.parlance.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a JWK Set (RFC 7517, section 5). Keys that are not for verifying by an allowed algorithm are left out. */
final class JwkSet {
    private static final int MAX_KEYS = 100;

    private JwkSet() {}

    static List<VerificationKey> read(byte[] json, Set<JwtAlgorithm> allowed) throws IOException {
        List<VerificationKey> keys = new ArrayList<>();
        for (Map<String, Object> one : entries(json)) {
            VerificationKey key = key(one, allowed);
            if (key != null) {
                keys.add(key);
            }
        }
        return List.copyOf(keys);
    }

    @SuppressWarnings("unchecked") // A JSON object's names are texts.
    private static List<Map<String, Object>> entries(byte[] json) throws IOException {
        Object keys;
        try {
            keys = JSONObjectUtils.parse(new String(json, StandardCharsets.UTF_8))
                    .get("keys");
        } catch (ParseException | RuntimeException | StackOverflowError notJson) {
            throw new IOException("the keys are not JSON");
        }
        if (!(keys instanceof List<?> list)) {
            throw new IOException("the answer holds no keys");
        }
        if (list.size() > MAX_KEYS) {
            throw new IOException("there are more than " + MAX_KEYS + " keys");
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(one -> (Map<String, Object>) one)
                .toList();
    }

    private static @Nullable VerificationKey key(Map<String, Object> json, Set<JwtAlgorithm> allowed) {
        try {
            JWK jwk = JWK.parse(json);
            PublicKey key = publicKey(jwk);
            if (key == null || jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
                return null;
            }
            Set<JwtAlgorithm> algorithms = EnumSet.noneOf(JwtAlgorithm.class);
            for (JwtAlgorithm algorithm : allowed) {
                boolean meant = jwk.getAlgorithm() == null
                        || jwk.getAlgorithm().getName().equals(algorithm.wireName());
                if (meant && algorithm.problemWith(key) == null) {
                    algorithms.add(algorithm);
                }
            }
            return algorithms.isEmpty() ? null : VerificationKey.of(jwk.getKeyID(), key, algorithms, null);
        } catch (ParseException | JOSEException | RuntimeException unknown) {
            // A set may hold keys of kinds that are not for us.
            return null;
        }
    }

    /** The public key; null for those that are none. */
    private static @Nullable PublicKey publicKey(JWK jwk) throws JOSEException {
        if (jwk instanceof RSAKey rsa) {
            return rsa.toPublicKey();
        }
        if (jwk instanceof ECKey ec) {
            return ec.toPublicKey();
        }
        return jwk instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519)
                ? Ed25519Keys.of(pair.getDecodedX())
                : null;
    }
}
