package dev.parlance.internal.engine.netty;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids that nobody can guess: 15 random bytes as 20 characters of base64url. */
final class SessionIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionIds() {}

    static String next() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
