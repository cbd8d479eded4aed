package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.netty.websocket.EchoingWebSocket.Chops;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Group 6 of the Autobahn test suite: what is a text and what is none. Each case in one frame and in fragments of one
 * octet, and each of those all at once and octet by octet. Invalid text fails the connection at the end of its message,
 * which the suite calls non-strict and allows.
 */
class AutobahnUtf8Test {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "6.1   empty                        | ''",
                "6.2.1 mixed with ASCII             | 48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d382121",
                "6.2.4 Greek                        | cebae1bdb9cf83cebcceb5",
                "6.5.1 one octet in ASCII           | 68656c6c6f24776f726c64",
                "6.5.2 two octets                   | 68656c6c6fc2a2776f726c64",
                "6.5.3 three octets                 | 68656c6c6fe282ac776f726c64",
                "6.5.4 four octets                  | 68656c6c6ff0a4ada2776f726c64",
                "6.6.2 prefix that ends a character | ceba",
                "6.6.5                              | cebae1bdb9",
                "6.6.7                              | cebae1bdb9cf83",
                "6.6.9                              | cebae1bdb9cf83cebc",
                "6.7.1 first of one octet           | 00",
                "6.7.2 first of two                 | c280",
                "6.7.3 first of three               | e0a080",
                "6.7.4 first of four                | f0908080",
                "6.9.1 last of one octet            | 7f",
                "6.9.2 last of two                  | dfbf",
                "6.9.3 last of three                | efbfbf",
                "6.9.4 last of four                 | f48fbfbf",
                "6.11.1 last before the surrogates  | ed9fbf",
                "6.11.2 first behind them           | ee8080",
                "6.11.3 replacement character       | efbfbd",
                "6.11.4 last character              | f48fbfbf",
            })
    void validTextComesBack(String name, String hex) {
        assertValid(hex);
    }

    @Test
    void nonCharactersAreTextToo() {
        // 6.22: the last two code points of each of the 17 planes; 6.23: U+FFF9 to U+FFFF.
        IntStream planes = IntStream.rangeClosed(0, 16)
                .flatMap(plane -> IntStream.of(0xfffe, 0xffff).map(last -> plane << 16 | last));
        IntStream.concat(planes, IntStream.rangeClosed(0xfff9, 0xffff))
                .mapToObj(Character::toString)
                .forEach(text -> assertValid(hex(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void emptyFragmentsAddNothing() {
        // 6.1.2 and 6.1.3
        assertThat(answer("01: 00: 80:", Chops.OCTETS)).isEqualTo("81:");
        assertThat(answer("01: 00:6d6964646c65 80:", Chops.OCTETS)).isEqualTo("81:6d6964646c65");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "6.3   surrogate in a text         | cebae1bdb9cf83cebcceb5eda080656469746564",
                "6.4   beyond the last character   | cebae1bdb9cf83cebcceb5f4908080656469746564",
                "6.6.1 prefixes that end within a character | ce cebae1 cebae1bd cebae1bdb9cf cebae1bdb9cf83ce cebae1bdb9cf83cebcce",
                "6.8   first of five and six octets| f888808080 fc8480808080",
                "6.10  last of four, five and six  | f7bfbfbf fbbfbfbfbf fdbfbfbfbfbf",
                "6.11.5 behind the last character  | f4908080",
                "6.12  lonely continuation octets  | 80 bf 80bf 80bf80 80bf80bf 80bf80bf80 80bf80bf80bf",
                "6.13.1 lonely starts of two       | c020c120c220c320c420c520c620c720c820c920ca20cb20cc20cd20ce20cf20 d020d120df20",
                "6.13.2 of three                   | e020e120e220e320e420e520e620e720e820e920ea20eb20ec20ed20ee20ef20",
                "6.13.3 of four                    | f020f120f220f320f420f520f620f720",
                "6.13.4 of five                    | f820f920fa20fb20",
                "6.13.5 of six                     | fc20fd20",
                "6.14  last octet missing          | c0 e080 f08080 f8808080 fc80808080 df efbf f7bfbf fbbfbfbf fdbfbfbfbf",
                "6.15  all of these together       | c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf",
                "6.16  impossible octets           | fe ff fefeffff",
                "6.17  overlong ASCII              | c0af e080af f08080af f8808080af fc80808080af",
                "6.18  longest overlong forms      | c1bf e09fbf f08fbfbf f887bfbfbf fc83bfbfbfbf",
                "6.19  overlong NUL                | c080 e08080 f0808080 f880808080 fc8080808080",
                "6.20  single surrogates           | eda080 edadbf edae80 edafbf edb080 edbe80 edbfbf",
                "6.21  paired surrogates           | eda080edb080 eda080edbfbf edadbfedb080 edadbfedbfbf edae80edb080 edae80edbfbf"
                        + " edafbfedb080 edafbfedbfbf",
            })
    void whatIsNoTextFailsTheConnection(String name, String texts) {
        for (String hex : texts.split(" ")) {
            assertInvalid(hex);
        }
    }

    @Test
    void everyContinuationOctetAtOnceFailsTheConnection() {
        // 6.12.8
        assertInvalid(
                IntStream.rangeClosed(0x80, 0xbf).mapToObj(Integer::toHexString).collect(Collectors.joining()));
    }

    private static void assertValid(String hex) {
        assertAnswer(hex, "81:" + hex);
    }

    private static void assertInvalid(String hex) {
        assertAnswer(hex, "88:03ef end");
    }

    private static void assertAnswer(String hex, String answer) {
        for (Chops chops : Chops.values()) {
            assertThat(answer("81:" + hex, chops)).as(hex).isEqualTo(answer);
            assertThat(answer(octetFragments(hex), chops)).as(hex).isEqualTo(answer);
        }
    }

    private static String octetFragments(String hex) {
        StringBuilder frames = new StringBuilder("01:");
        for (int at = 0; at < hex.length(); at += 2) {
            frames.append(at == 0 ? "" : " 00:").append(hex, at, at + 2);
        }
        return frames.append(" 80:").toString();
    }

    private static String answer(String frames, Chops chops) {
        try (EchoingWebSocket socket = new EchoingWebSocket(1_000)) {
            return socket.answerTo(frames, chops);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
