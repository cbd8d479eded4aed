package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.netty.websocket.EchoingWebSocket.Chops;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group 7 of the Autobahn test suite: the closing handshake, with the client's bytes cut up in each way. */
class AutobahnClosingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "7.1.1 text, then close             | 81:6869 88:03e8       | 81:6869 88:03e8",
                "7.1.2 two close frames             | 88:03e8 88:03e8       | 88:03e8",
                "7.1.3 ping behind a close frame    | 88:03e8 89:           | 88:03e8",
                "7.1.4 text behind a close frame    | 88:03e8 81:6869       | 88:03e8",
                "7.1.5 close between two fragments  | 01:6672 88:03e8 80:61 | 88:03e8",
                "7.3.1 close frame without payload  | 88:                   | 88:03e8",
                "7.3.2 half a code                  | 88:03                 | 88:03ea",
                "7.3.3 code alone                   | 88:03e8               | 88:03e8",
                "7.3.4 code and reason              | 88:03e8686921         | 88:03e8",
                "7.5.1 reason that is not UTF-8     | 88:03e8cebae1bdb9cf83cebcceb5eda080656469746564 | 88:03ef",
            })
    void closeFrameIsAnsweredAndTheLast(String name, String sent, String answer) {
        assertAnswer(sent, answer + " end");
    }

    @ParameterizedTest(name = "7.1.6 {0} bytes before the end")
    @ValueSource(ints = {256 * 1_024})
    void whatCameBeforeTheCloseFrameIsStillAnswered(int length) {
        String message = "81:" + "2a".repeat(length);
        assertAnswer(message + " 81:6869 88:03e8 89:", message + " 81:6869 88:03e8 end");
    }

    @ParameterizedTest(name = "reason of {1} bytes: {0}")
    @CsvSource({"7.3.5, 123, 03e8", "7.3.6, 124, 03ea"})
    void reasonIsBounded(String name, int length, String answer) {
        assertAnswer("88:03e8" + "2a".repeat(length), "88:" + answer + " end");
    }

    @ParameterizedTest(name = "7.7 code {0}")
    @ValueSource(
            ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void codeThatMayBeSentIsAnsweredWithItself(int code) {
        assertAnswer("88:%04x".formatted(code), "88:%04x end".formatted(code));
    }

    @ParameterizedTest(name = "7.9 and 7.13 code {0}")
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
    void codeThatMustNotBeSentIsAProtocolError(int code) {
        assertAnswer("88:%04x".formatted(code), "88:03ea end");
    }

    private static void assertAnswer(String sent, String answer) {
        for (Chops chops : Chops.values()) {
            try (EchoingWebSocket socket = new EchoingWebSocket(1 << 20)) {
                assertThat(socket.answerTo(sent, chops)).as(chops.name()).isEqualTo(answer);
            }
        }
    }
}
