package dev.parlance.jwt;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * A token in the compact form of RFC 7515, taken apart and not verified yet.
 *
 * @param payload not parsed: nobody reads it before the signature is verified
 * @param signature in base64url
 */
record SignedToken(TokenHeader header, byte[] payload, byte[] signingInput, String signature) {
    private static final String MALFORMED = "the token is not a signed JSON Web Token";

    /**
     * Takes it apart.
     *
     * @param maxBytes how long it may be, which is checked before anything else
     * @param allowed the algorithms that it may choose from
     */
    static SignedToken parse(String token, int maxBytes, Set<JwtAlgorithm> allowed) {
        if (token.length() > maxBytes) {
            throw RefusedTokens.because("the token has more than " + maxBytes + " bytes");
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw RefusedTokens.because(MALFORMED);
        }
        TokenHeader header = TokenHeader.of(json(decoded(token.substring(0, first))), allowed);
        String signature = token.substring(second + 1);
        decoded(signature);
        return new SignedToken(
                header,
                decoded(token.substring(first + 1, second)),
                token.substring(0, second).getBytes(StandardCharsets.US_ASCII),
                signature);
    }

    // Strictly: neither another alphabet, nor padding, nor another text of the same bytes.
    private static byte[] decoded(String base64Url) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64Url);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64Url)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below, like what is almost base64url.
        }
        throw RefusedTokens.because(MALFORMED);
    }

    /** A JSON object; one with a name twice is none. */
    static Map<String, Object> json(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return JSONObjectUtils.parse(text);
        } catch (CharacterCodingException | ParseException | RuntimeException | StackOverflowError notJson) {
            throw RefusedTokens.because(MALFORMED);
        }
    }
}
