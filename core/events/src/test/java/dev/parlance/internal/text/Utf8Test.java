package dev.parlance.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithTheJdkOnEveryCharacterAtEveryDistance() {
        for (int before = 0; before < 9; before++) {
            for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 || c > 0xd000 && c < 0x11000 ? 1 : 257) {
                if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                    String text = "x".repeat(before) + Character.toString(c) + "y";
                    assertThat(Utf8.isValid(text.getBytes(StandardCharsets.UTF_8)))
                            .as("U+%x", c)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void agreesWithTheJdkOnRandomBytes() {
        Random random = new Random(7);
        int[] alphabet = {
            0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0,
            0xf1, 0xf4, 0xf5, 0xff
        };
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(Utf8.isValid(bytes)).isEqualTo(isValidForTheJdk(bytes));
        }
    }

    private static boolean isValidForTheJdk(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
