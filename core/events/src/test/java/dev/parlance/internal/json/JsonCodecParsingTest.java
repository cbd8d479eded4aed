package dev.parlance.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.TransportPoint;
import dev.parlance.event.Limits;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecParsingTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};

    private final JsonCodec codec = new JsonCodec();

    @Test
    void anEventIsItsNameAndItsArguments() throws Exception {
        IncomingArguments event = event("[\"chat message\",{\"a\":1},\"b\"]");

        assertThat(event.name()).isEqualTo("chat message");
        assertThat(event.count()).isEqualTo(2);
        assertThat(event.size()).isEqualTo(28);
        assertThat(event.values()).containsExactly(Map.of("a", 1), "b");
    }

    @Test
    void itsDecodedSizeCountsObjectsAndNotOnlyBytes() throws Exception {
        assertThat(event("[\"a\"" + ",[]".repeat(1_000) + "]").decodedSize()).isBetween(50_000, 100_000);
        assertThat(event("[\"a\"" + ",{\"b\":1}".repeat(1_000) + "]").decodedSize())
                .isBetween(200_000, 300_000);
        assertThat(event("[\"a\",\"" + "x".repeat(10_000) + "\"]").decodedSize())
                .isBetween(10_000, 10_200);
    }

    @Test
    void anEventMayHaveNoArguments() throws Exception {
        assertThat(event(" [ \"a\" ] ").values()).isEmpty();
        assertThat(event("[\"a\"]").count()).isZero();
    }

    @Test
    void anAckIsItsValues() throws Exception {
        assertThat(ack("[]").values()).isEmpty();
        assertThat(ack("[]").name()).isNull();
        assertThat(ack("[\"a\",null]").values()).containsExactly("a", null);
        assertThat(ack("[\"a\",null]").count()).isEqualTo(2);
    }

    @Test
    void anyJsonBecomesPlainValues() throws Exception {
        String json =
                "[true,false,null,\"\\u00e9\\n😀\",0,-1,2147483648,9007199254740993,123456789012345678901234567890,"
                        + "1.5,1e3,[],{},[[1]],{\"b\":[null],\"a\":{\"c\":null}}]";

        assertThat(ack(json).values())
                .containsExactly(
                        true,
                        false,
                        null,
                        "é\n😀",
                        0,
                        -1,
                        2147483648L,
                        9007199254740993L,
                        new BigInteger("123456789012345678901234567890"),
                        1.5,
                        1000.0,
                        List.of(),
                        Map.of(),
                        List.of(List.of(1)),
                        Map.of("b", Collections.singletonList(null), "a", Collections.singletonMap("c", null)));
    }

    @Test
    void ofAMemberThatStandsTwiceTheLastCounts() throws Exception {
        assertThat(ack("[{\"a\":1,\"a\":2}]").values()).containsExactly(Map.of("a", 2));
    }

    @Test
    @TransportPoint(22)
    void binaryInUntypedDataStaysBinary() throws Exception {
        String json = "[\"a\",{\"x\":[{\"_placeholder\":true,\"num\":1}]},{\"num\":0,\"_placeholder\":true}]";
        IncomingArguments event = codec.parseEvent(bytes(json), List.of(ONE, TWO), true);

        assertThat(event.values()).hasSize(2);
        assertThat(event.values().get(0))
                .extracting("x")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(TWO);
        assertThat(event.values().get(1)).isEqualTo(ONE);
        assertThat(event.size()).isEqualTo(json.length() + 3);
    }

    @Test
    @TransportPoint(22)
    void nullInsideObjectsAndSurplusArgumentsAreKept() throws Exception {
        assertThat(event("[\"undeclared\",{\"a\":null},2,3,null]").values())
                .containsExactly(Collections.singletonMap("a", null), 2, 3, null);
    }

    @Test
    void inATextPacketAPlaceholderIsAnObject() throws Exception {
        assertThat(ack("[{\"_placeholder\":true,\"num\":7}]").values())
                .containsExactly(Map.of("_placeholder", true, "num", 7));
    }

    @Test
    void anAttachmentMayBeUsedTwiceOrNotAtAll() throws Exception {
        String json = "[{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":1}]";

        assertThat(codec.parse(bytes(json), List.of(ONE, TWO), true).values()).containsExactly(TWO, TWO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"_placeholder\":true}]",
                "[{\"_placeholder\":true,\"num\":2}]",
                "[{\"_placeholder\":true,\"num\":-1}]",
                "[{\"_placeholder\":true,\"num\":\"0\"}]",
                "[{\"_placeholder\":true,\"num\":0.5}]",
                "[{\"_placeholder\":true,\"num\":99999999999999999999}]",
                "[{\"a\":[{\"_placeholder\":true,\"num\":null}]}]",
            })
    void aPlaceholderWithoutItsAttachmentIsMalformed(String json) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> codec.parse(bytes(json), List.of(ONE, TWO), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{}",
                "\"a\"",
                "1",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1]]",
                "[1]x",
                "[1],",
                "[tru]",
                "[True]",
                "[nul",
                "[undefined]",
                "[NaN]",
                "[Infinity]",
                "[01]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[1e]",
                "[1e+]",
                "[-]",
                "[0x1]",
                "['a']",
                "[\"a]",
                "[\"\\\"]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"\\u12g4\"]",
                "[\"\\u１234\"]",
                "[\"a\tb\"]",
                "[\"abcdefgh\nabcdefgh\"]",
                "[{]",
                "[{a:1}]",
                "[{\"a\"}]",
                "[{\"a\":}]",
                "[{\"a\":1,}]",
                "[{\"a\":1 \"b\":2}]",
                "[{1:1}]",
                "[{\"\\ud800\":1}]",
                "[{\"\\udc00\":1}]",
                "[{\"\\ud800\\u0041\":1}]",
                "[{\"a\\ud83dx\":1}]",
                "[/* */]",
                "\uFEFF[]",
            })
    void whatIsNoArrayOfJsonIsMalformed(String json) {
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> ack(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c0af", "c3", "e28100", "eda080", "f08080af", "f4908080", "ff", "f5808080"})
    void whatIsNoUtf8IsMalformed(String hex) {
        byte[] json = bytes("[\"" + "x".repeat(hex.length() / 2) + "\"]");
        byte[] bad = HexFormat.of().parseHex(hex);
        System.arraycopy(bad, 0, json, 2, bad.length);

        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> codec.parse(json, List.of(), false));
    }

    @Test
    void halfASurrogatePairIsAValueAndCanBePassedOn() throws Exception {
        List<Object> values =
                ack("[\"\\ud800\",\"\\udc00x\",\"\\ud83d\\ude00\"]").values();

        assertThat(values).containsExactly("\ud800", "\udc00x", "😀");
        assertThat(new String(codec.encode(values).json(), UTF_8))
                .isEqualToIgnoringCase("[\"\\ud800\",\"\\udc00x\",\"😀\"]");
    }

    @Test
    void aNameMayHoldEscapes() throws Exception {
        assertThat(ack("[{\"\\ud83d\\ude00\\n\\u0041\\\\u\":1}]").values()).containsExactly(Map.of("😀\nA\\u", 1));
    }

    @Test
    void aNumberBeyondDoubleIsInfinite() throws Exception {
        assertThat(ack("[1e999,-1e999]").values()).containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void aNumberIsBounded() throws Exception {
        assertThat(ack("[" + "9".repeat(1000) + "]").values()).hasSize(1);
        assertThat(ack("[0." + "9".repeat(998) + "]").values()).hasSize(1);
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> ack("[" + "9".repeat(1001) + "]"));
    }

    @Test
    void theDepthIsBounded() throws Exception {
        assertThat(ack("[".repeat(64) + "]".repeat(64)).values()).hasSize(1);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> ack("[".repeat(65) + "]".repeat(65)))
                .withMessage("nested deeper than 64");
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> ack("[".repeat(10_000_000)));
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> ack("[" + "{\"a\":".repeat(1_000_000)));
        assertThat(new JsonCodec(Limits.DEFAULT.withJsonDepth(500))
                        .parse(bytes("[".repeat(500) + "]".repeat(500)), List.of(), false)
                        .values())
                .hasSize(1);
    }

    @Test
    void manyArgumentsAreKept() throws Exception {
        IncomingArguments event = event("[\"a\"" + ",1".repeat(100_000) + "]");

        assertThat(event.count()).isEqualTo(100_000);
        assertThat(event.values()).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[true]",
                "[null,1]",
                "[{}]",
                "[[\"a\"]]",
                "[\"\"]",
                "[\"connect\"]",
                "[\"disconnect\",1]",
                "[\"connect_error\"]",
                "[\"disconnecting\"]",
                "[\"newListener\"]",
                "[\"removeListener\"]",
                "[\"conn\\u0065ct\"]",
            })
    void anEventWithoutAProperNameIsMalformed(String json) {
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> event(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "0", "1.5", "1e3", "9007199254740991"})
    void anEventsNameMayBeANumber(String number) throws Exception {
        IncomingArguments event = event("[ " + number + " ,\"a\",2]");

        assertThat(event.name()).isEqualTo(number);
        assertThat(event.values()).containsExactly("a", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"abcd\"", "\"\\u00e9\\u00e9\\u00e9\\u00e9\"", "1234"})
    void aReceivedEventTellsWhatIsWrongWithItsName(String name) throws Exception {
        JsonCodec small = new JsonCodec(Limits.DEFAULT.withEventName(3));
        IncomingArguments event = small.parseReceivedEvent(bytes("[" + name + ",1]"), List.of(), false);

        assertThat(event.nameProblem()).startsWith("the event's name is ");
        assertThat(event.name()).hasSizeLessThanOrEqualTo(3);
        assertThat(event.values()).containsExactly(1);
    }

    @Test
    void anEventsNameIsBounded() throws Exception {
        String longest = "é".repeat(256);

        assertThat(event("[\"" + longest + "\"]").name()).isEqualTo(longest);
        assertThat(event("[\"" + "\\u00e9".repeat(256) + "\"]").name()).isEqualTo(longest);
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> event("[\"" + longest + "x\"]"));
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> event("[\"" + "x".repeat(10_000) + "\"]"));
    }

    @Test
    void theLimitsOfDepthAndNamesAreOptions() throws Exception {
        JsonCodec small = new JsonCodec(Limits.DEFAULT.withJsonDepth(2).withEventName(3));

        assertThat(small.parseEvent(bytes("[\"abc\",[1]]"), List.of(), false).name())
                .isEqualTo("abc");
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> small.parseEvent(bytes("[\"abcd\"]"), List.of(), false));
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> small.parseEvent(bytes("[\"abc\",[[1]]]"), List.of(), false))
                .withMessage("nested deeper than 2");
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> small.parseObject(bytes("{\"a\":{\"b\":{}}}")));
    }

    @Test
    void anObjectIsReadAsPlainValues() throws Exception {
        Map<String, Object> auth = codec.parseObject(bytes("{\"token\":\"a?,[\",\"n\":null}"));

        assertThat(auth).containsEntry("token", "a?,[").containsEntry("n", null).hasSize(2);
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> codec.parseObject(bytes("{\"a\":")));
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> codec.parseObject(bytes("[]")));
    }

    private IncomingArguments event(String json) throws MalformedJsonException {
        return codec.parseEvent(bytes(json), List.of(), false);
    }

    private IncomingArguments ack(String json) throws MalformedJsonException {
        return codec.parse(bytes(json), List.of(), false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
