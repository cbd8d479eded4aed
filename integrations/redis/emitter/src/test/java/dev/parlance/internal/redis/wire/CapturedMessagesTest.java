package dev.parlance.internal.redis.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what real Node servers have sent: see the note of the resources. */
class CapturedMessagesTest {
    /** What notepack.io makes of 1e100: the defect of one message. */
    private static final String ZERO_IN_EIGHT_BYTES = "cf0000000000000000";

    static List<CapturedMessage> all() {
        return CapturedMessage.all();
    }

    @Test
    void noCaptureIsLeftOut() {
        assertThat(all()).hasSize(232);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDecodedToWhatNodeHasSent(CapturedMessage message) throws Exception {
        assertThat(CapturedMessage.inNotation(message.decode())).isEqualTo(message.decoded());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isEncodedToTheCapturedBytes(CapturedMessage message) throws Exception {
        Object value = message.decode();
        byte[] encoded =
                JsonTextCodec.isJson(message.bytes()) ? JsonTextCodec.encode(value) : MessagePackCodec.encode(value);

        assertThat(hex(encoded)).isEqualTo(hex(message.bytes()).replace(ZERO_IN_EIGHT_BYTES, "00"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
