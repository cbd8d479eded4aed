package dev.parlance.internal.server;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Ids that cannot be guessed: 15 random bytes as 20 characters of base64url. */
public final class RandomIds implements Supplier<String> {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
