package dev.parlance.internal.engine;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids that cannot be guessed, of sessions and of sockets: 15 random bytes as 20 characters of base64url. */
public final class RandomIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private RandomIds() {}

    /** A new id. */
    public static String next() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
