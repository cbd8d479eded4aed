package dev.parlance.internal.redis.cluster;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The random ids of servers and of requests: 16 hexadecimal digits, as those of Node's adapters. */
final class Identifiers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 8;

    private Identifiers() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
