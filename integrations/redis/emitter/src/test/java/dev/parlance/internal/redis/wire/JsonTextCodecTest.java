package dev.parlance.internal.redis.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextCodecTest {
    @ParameterizedTest
    @CsvSource({
        "2.0, 2",
        "-0.5, -0.5",
        "-0.0, 0",
        "1e21, 1e+21",
        "123456789012345680000, 123456789012345680000",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "-1.5e-10, -1.5e-10",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "NaN, null",
        "Infinity, null"
    })
    void aNumberIsWrittenAsJavaScriptDoes(double number, String json) {
        assertThat(new String(JsonTextCodec.encode(number), UTF_8)).isEqualTo(json);
    }

    @Test
    void binaryAndDatesAreWrittenAsNodeDoes() {
        assertThat(new String(
                        JsonTextCodec.encode(List.of(new byte[] {1, -1}, Instant.ofEpochMilli(1_700_000_000_000L))),
                        UTF_8))
                .isEqualTo("[{\"type\":\"Buffer\",\"data\":[1,255]},\"2023-11-14T22:13:20.000Z\"]");
    }

    @Test
    void numbersAreReadAsTheSmallestTypeThatHoldsThem() throws Exception {
        assertThat(JsonTextCodec.decode("[1,3000000000,123456789012345678901,0.5]".getBytes(UTF_8)))
                .isEqualTo(List.of(1, 3_000_000_000L, 123456789012345678901.0, 0.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":",
                "{\"a\"}",
                "[1,]",
                "{} {}",
                "{}x",
                "NaN",
                "'a'",
                "// x\n1",
                "1e999",
                "\"\\ud8\"",
                "\"\u0001\""
            })
    void whatIsMalformedIsRefused(String json) {
        assertThatThrownBy(() -> JsonTextCodec.decode(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        assertThatThrownBy(() -> JsonTextCodec.decode(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void depthAndNumbersOfArraysAreBounded() {
        String deep = "[".repeat(WireLimits.MAX_DEPTH + 1) + "]".repeat(WireLimits.MAX_DEPTH + 1);
        String many = "[" + "{},".repeat(WireLimits.MAX_CONTAINERS) + "1]";

        assertThatThrownBy(() -> JsonTextCodec.decode(deep.getBytes(UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> JsonTextCodec.decode(many.getBytes(UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> JsonTextCodec.encode(Collections.nCopies(WireLimits.MAX_CONTAINERS, Map.of())))
                .isInstanceOf(UnsendableMessageException.class);
    }

    @Test
    void aMessageIsJsonIfItBeginsWithABrace() {
        assertThat(JsonTextCodec.isJson(JsonTextCodec.encode(Map.of()))).isTrue();
        assertThat(JsonTextCodec.isJson(MessagePackCodec.encode(Map.of()))).isFalse();
        assertThat(JsonTextCodec.isJson(new byte[0])).isFalse();
    }
}
