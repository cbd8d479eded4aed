package dev.parlance.jwt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a token's header: which of the allowed algorithms and of the known keys it is to be verified with.
 *
 * @param keyId only ever compared with the ids of known keys; null if there is none
 */
record TokenHeader(JwtAlgorithm algorithm, @Nullable String keyId) {
    private static final int MAX_KEY_ID = 256;

    /** What would name other keys, or change what is signed. */
    private static final List<String> UNSUPPORTED = List.of("crit", "jku", "jwk", "x5u", "x5c", "b64", "zip", "enc");

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    /**
     * Reads a header.
     *
     * @param allowed the algorithms that a token may choose from
     */
    static TokenHeader of(Map<String, Object> json, Set<JwtAlgorithm> allowed) {
        JwtAlgorithm algorithm = json.get("alg") instanceof String name ? JwtAlgorithm.named(name) : null;
        if (algorithm == null || !allowed.contains(algorithm)) {
            throw RefusedTokens.because("the token's algorithm is not allowed");
        }
        for (String name : UNSUPPORTED) {
            if (json.containsKey(name)) {
                throw RefusedTokens.because("the token's header has " + name + ", which is not supported");
            }
        }
        checkType(json);
        return new TokenHeader(algorithm, keyId(json));
    }

    private static void checkType(Map<String, Object> json) {
        if (json.containsKey("typ")
                && !(json.get("typ") instanceof String type && TYPES.contains(type.toLowerCase(Locale.ROOT)))) {
            throw RefusedTokens.because("the token is of a type that is not for signing in");
        }
    }

    private static @Nullable String keyId(Map<String, Object> json) {
        if (!json.containsKey("kid")) {
            return null;
        }
        if (json.get("kid") instanceof String id && !id.isEmpty() && id.length() <= MAX_KEY_ID) {
            return id;
        }
        throw RefusedTokens.because("the token's key id is not a text of 1 to " + MAX_KEY_ID + " characters");
    }
}
