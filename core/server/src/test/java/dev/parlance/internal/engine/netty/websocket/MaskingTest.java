package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void unmasksByteByByteWhereverTheFrameWasCut() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            int mask = random.nextInt();
            byte[] masked = new byte[random.nextInt(40)];
            random.nextBytes(masked);
            byte[] expected = new byte[masked.length];
            for (int j = 0; j < masked.length; j++) {
                expected[j] = (byte) (masked[j] ^ mask >> 24 - 8 * (j % 4));
            }
            int cut = random.nextInt(masked.length + 1);
            byte[] actual = Arrays.copyOf(masked, masked.length);
            Masking.apply(mask, 0, actual, 0, cut);
            Masking.apply(mask, cut, actual, cut, masked.length - cut);
            assertThat(actual).isEqualTo(expected);
        }
    }
}
