package dev.parlance.internal.redis.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePackCodecTest {
    @ParameterizedTest
    @CsvSource({"2.0, 02", "-1.0, ff", "-0.0, 00", "9007199254740991.0, cf001fffffffffffff", "1e100, cb54b249ad2594c37d"
    })
    void aFloatWithoutAFractionIsAnIntegerWhereJavaScriptCanTellNoDifference(double number, String hex) {
        assertThat(hex(MessagePackCodec.encode(number))).isEqualTo(hex);
    }

    @Test
    void anIntegerBeyond64BitsIsAFloat() throws Exception {
        assertThat(MessagePackCodec.decode(MessagePackCodec.encode(BigInteger.TWO.pow(70))))
                .isEqualTo(Math.pow(2, 70));
        assertThat(MessagePackCodec.decode(MessagePackCodec.encode(BigInteger.TWO.pow(63))))
                .isEqualTo(BigInteger.TWO.pow(63));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-14T22:13:20Z, d6ff6553f100",
        "2023-11-14T22:13:20.123Z, d7ff1d5353006553f100",
        "1969-12-31T23:59:59.500Z, c70cff1dcd6500ffffffffffffffff",
    })
    void aDateIsATimestampOfTheShortestForm(String time, String hex) throws Exception {
        byte[] encoded = MessagePackCodec.encode(Instant.parse(time));

        assertThat(hex(encoded)).isEqualTo(hex);
        assertThat(MessagePackCodec.decode(encoded)).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "undefined",
            value = {"d40000, undefined", "d7000000018bcfe56800, 2023-11-14T22:13:20Z"})
    void whatOlderNodesWriteIsUnderstood(String hex, Instant value) throws Exception {
        assertThat(MessagePackCodec.decode(bytes(hex))).isEqualTo(value);
    }

    @Test
    void anArrayBufferOfOlderNodesIsBinary() throws Exception {
        assertThat((byte[]) MessagePackCodec.decode(bytes("c703000a0b0c"))).containsExactly(10, 11, 12);
    }

    @Test
    void aNumberAsAKeyIsAString() throws Exception {
        assertThat(MessagePackCodec.decode(bytes("8101a178"))).isEqualTo(Map.of("1", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "c1", // never used
                "0000", // trailing
                "a2", // a text without its end
                "dbffffffff61", // a text of 4 GiB
                "db7fffffff61", // a text of 2 GiB
                "c67fffffff", // binary of 2 GiB
                "dd7fffffff", // an array of 2 billion
                "df7fffffff", // a map of 2 billion
                "df00010001", // a map of 65,537
                "dd003fffff90", // an array longer than the message
                "8190c0", // an array as a key
                "81c0c0", // nil as a key
                "c70901000000000000000000", // an unknown extension
                "c705ff0000000000", // a timestamp of five bytes
                "c70cffffffffff7fffffffffffffff", // a time beyond Java's
                "c9ffffffff00" // an extension of 4 GiB
            })
    void whatIsMalformedIsRefused(String hex) {
        assertThatThrownBy(() -> MessagePackCodec.decode(bytes(hex))).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void depthIsBoundedInBothDirections() throws Exception {
        assertThat(MessagePackCodec.decode(MessagePackCodec.encode(nested(WireLimits.MAX_DEPTH))))
                .isEqualTo(nested(WireLimits.MAX_DEPTH));

        assertThatThrownBy(() -> MessagePackCodec.encode(nested(WireLimits.MAX_DEPTH + 1)))
                .isInstanceOf(UnsendableMessageException.class);
        assertThatThrownBy(() -> MessagePackCodec.decode(bytes("91".repeat(WireLimits.MAX_DEPTH + 1) + "c0")))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void sizeIsBoundedInBothDirections() throws Exception {
        byte[] largest = new byte[WireLimits.MAX_BYTES - 5];
        assertThat((byte[]) MessagePackCodec.decode(MessagePackCodec.encode(largest)))
                .hasSameSizeAs(largest);

        assertThatThrownBy(() -> MessagePackCodec.encode(new byte[WireLimits.MAX_BYTES - 4]))
                .isInstanceOf(UnsendableMessageException.class);
        assertThatThrownBy(() -> MessagePackCodec.decode(new byte[WireLimits.MAX_BYTES + 1]))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void smallArraysAndMapsAreBoundedInNumber() {
        List<Object> many = new ArrayList<>(Collections.nCopies(WireLimits.MAX_CONTAINERS, List.of()));

        assertThatThrownBy(() -> MessagePackCodec.encode(many)).isInstanceOf(UnsendableMessageException.class);
        assertThatThrownBy(() -> MessagePackCodec.decode(bytes("dd00020000" + "80".repeat(WireLimits.MAX_CONTAINERS))))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void aMapsEntriesAreBounded() {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i <= WireLimits.MAX_MAP_ENTRIES; i++) {
            map.put("k" + i, null);
        }

        assertThatThrownBy(() -> MessagePackCodec.encode(map)).isInstanceOf(UnsendableMessageException.class);
    }

    @Test
    void whatIsNoPlainValueIsRefusedByItsType() {
        assertThatThrownBy(() -> MessagePackCodec.encode(List.of(new StringBuilder("secret"))))
                .isInstanceOf(UnsendableMessageException.class)
                .hasMessageContaining("java.lang.StringBuilder")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> MessagePackCodec.encode(Map.of(1, "x")))
                .isInstanceOf(UnsendableMessageException.class);
    }

    private static Object nested(int depth) {
        Object value = null;
        for (int i = 0; i < depth; i++) {
            value = Collections.singletonList(value);
        }
        return value;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
