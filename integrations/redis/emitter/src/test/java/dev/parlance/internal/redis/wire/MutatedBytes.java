package dev.parlance.internal.redis.wire;

import java.util.Arrays;
import java.util.Random;

/** Makes a message that is nearly the given one. */
public final class MutatedBytes {
    /** Where MessagePack's and JSON's readers decide. */
    private static final byte[] TELLING = {
        (byte) 0xc0,
        (byte) 0xc1,
        (byte) 0xc7,
        (byte) 0xd4,
        (byte) 0xd7,
        (byte) 0xdb,
        (byte) 0xdd,
        (byte) 0xdf,
        0x7f,
        -1,
        0,
        '{',
        '"',
        ']',
        '\\'
    };

    private MutatedBytes() {}

    public static byte[] of(byte[] message, Random random) {
        byte[] mutated = message.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && mutated.length > 0; changes--) {
            mutated = changed(mutated, random.nextInt(mutated.length), random);
        }
        return mutated;
    }

    private static byte[] changed(byte[] message, int at, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> message[at] = (byte) random.nextInt(256);
            case 1 -> message[at] = TELLING[random.nextInt(TELLING.length)];
            case 2 -> message[at] ^= (byte) (1 << random.nextInt(8));
            case 3 -> {
                return Arrays.copyOf(message, at);
            }
            default -> {
                byte[] longer = Arrays.copyOf(message, message.length + 1);
                System.arraycopy(message, at, longer, at + 1, message.length - at);
                return longer;
            }
        }
        return message;
    }
}
