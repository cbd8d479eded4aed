package dev.parlance.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limits;
import dev.parlance.event.RefusedException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecLargeNumbersTest {
    private static final long SAFE = 9007199254740991L;
    private static final long LARGE = 9007199254740993L;

    private final List<String> warnings = new ArrayList<>();

    record Item(long id, @Nullable Long parent, @Nullable BigInteger hash) {}

    record Order(
            List<Item> items,
            long @Nullable [] ids,
            @Nullable Object data) {}

    @Test
    void whatJavaScriptHoldsIsSentAsItIsByAll() {
        for (LargeNumbers mode : LargeNumbers.values()) {
            assertThat(event(codec(mode), SAFE, -SAFE, BigInteger.valueOf(SAFE), 1.5, new long[] {SAFE}))
                    .isEqualTo("[\"e\",9007199254740991,-9007199254740991,9007199254740991,1.5,[9007199254740991]]");
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void theLogIsWarnedOnceForEachEventAndField() {
        JsonCodec codec = codec(LargeNumbers.WARN);
        Order order = new Order(
                List.of(new Item(LARGE, null, null), new Item(LARGE, LARGE, null)),
                null,
                Map.of("seq", List.of(LARGE)));

        for (int i = 0; i < 2; i++) {
            assertThat(event(codec, order))
                    .isEqualTo("[\"e\",{\"items\":[{\"id\":9007199254740993},"
                            + "{\"id\":9007199254740993,\"parent\":9007199254740993}],"
                            + "\"data\":{\"seq\":[9007199254740993]}}]");
        }
        assertThat(warnings)
                .containsExactly(
                        sentence("\"e\"", " in items[].id"),
                        sentence("\"e\"", " in items[].parent"),
                        sentence("\"e\"", " in data.seq[]"));
    }

    @Test
    void warningsNameTheArgument() {
        JsonCodec codec = codec(LargeNumbers.WARN);
        event(codec, LARGE);
        event(codec, 1, LARGE);
        event(codec, 1, List.of(1, LARGE));
        codec.encode(List.of(LARGE));
        codec.encode(List.of(1, Map.of("id", BigInteger.ONE.shiftLeft(80))));

        assertThat(warnings)
                .containsExactly(
                        sentence("\"e\"", ""),
                        sentence("\"e\"", " of argument 2"),
                        sentence("\"e\"", " in [] of argument 2"),
                        sentence("an ack", ""),
                        sentence("an ack", " in id of argument 2"));
    }

    @Test
    void warningsAreBounded() {
        JsonCodec codec = codec(LargeNumbers.WARN);
        for (int i = 0; i < 2_000; i++) {
            event(codec, Map.of("k" + i, LARGE));
        }
        assertThat(warnings).hasSize(1_000);
    }

    @Test
    void whatIsRefusedIsNamedByItsEventAndField() {
        JsonCodec codec = codec(LargeNumbers.REFUSE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event(codec, new Order(List.of(new Item(1, -LARGE, null)), null, null)))
                .withMessage(sentence("\"e\"", " in items[].parent"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event(codec, new Order(List.of(), new long[] {1, LARGE}, null)))
                .withMessage(sentence("\"e\"", " in ids[]"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(List.of(LARGE)))
                .withMessage(sentence("an ack", ""));
        assertThat(event(codec, "still works", 1L)).isEqualTo("[\"e\",\"still works\",1]");
    }

    @Test
    void textIsExact() {
        JsonCodec codec = codec(LargeNumbers.TEXT);
        assertThat(event(
                        codec,
                        new Item(LARGE, -LARGE, BigInteger.ONE.shiftLeft(64)),
                        new long[] {1, LARGE},
                        Map.of("k", LARGE),
                        JsonNodeFactory.instance.objectNode().put("n", LARGE)))
                .isEqualTo("[\"e\",{\"id\":\"9007199254740993\",\"parent\":\"-9007199254740993\","
                        + "\"hash\":\"18446744073709551616\"},[1,\"9007199254740993\"],"
                        + "{\"k\":\"9007199254740993\"},{\"n\":\"9007199254740993\"}]");
        assertThat(warnings).isEmpty();
    }

    @Test
    void textThatWasSentIsReadBack() {
        JsonCodec codec = codec(LargeNumbers.TEXT);
        byte[] json = json(
                "{\"id\":\"9007199254740993\",\"parent\":\"-9007199254740993\",\"hash\":\"18446744073709551616\"}");
        assertThat(codec.decodeValue(json, Item.class))
                .isEqualTo(new Item(LARGE, -LARGE, BigInteger.ONE.shiftLeft(64)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "\"9007199254740991\"",
                "\"09007199254740993\"",
                "\"+9007199254740993\"",
                "\"\"",
                "\"9007199254740993.0\"",
                "\"99999999999999999999\""
            })
    void noOtherTextIsANumber(String id) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> codec(LargeNumbers.TEXT).decodeValue(json("{\"id\":" + id + "}"), Item.class));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> codec(LargeNumbers.WARN).decodeValue(json("{\"id\":\"9007199254740993\"}"), Item.class));
    }

    @Test
    void whatClientsSendIsReadAsItIsWritten() {
        for (LargeNumbers mode : LargeNumbers.values()) {
            assertThat(codec(mode).decodeValue(json("{\"id\":9007199254740993}"), Item.class))
                    .isEqualTo(new Item(LARGE, null, null));
        }
    }

    @Test
    void whatTheApplicationWritesForItselfIsNotChanged() {
        for (LargeNumbers mode : LargeNumbers.values()) {
            assertThat(codec(mode).encodeValue(Map.of("id", LARGE)))
                    .asString(UTF_8)
                    .isEqualTo("{\"id\":9007199254740993}");
        }
        assertThat(warnings).isEmpty();
    }

    private static String sentence(String what, String where) {
        return what + " carries an integer beyond 2^53" + where
                + ", which JavaScript rounds; LargeNumbers.TEXT sends it as" + " text";
    }

    private JsonCodec codec(LargeNumbers mode) {
        return new JsonCodec(JsonSettings.of(Limits.DEFAULT).withLargeNumbers(mode, warnings::add));
    }

    private static String event(JsonCodec codec, Object... arguments) {
        return new String(codec.encodeEvent("e", Arrays.asList(arguments)).json(), UTF_8);
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }
}
