package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.netty.websocket.EchoingWebSocket.Chops;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Groups 1 to 5 and 10 of the Autobahn test suite: messages, pings and pongs, reserved bits and opcodes, fragmentation.
 * Each case with the client's bytes all at once, frame by frame, and octet by octet.
 */
class AutobahnFramesTest {
    private static final int LIMIT = 1 << 20;

    /** A message of each of these lengths, as text and as binary. */
    @ParameterizedTest(name = "1.1 and 1.2 with {0} bytes")
    @ValueSource(ints = {0, 125, 126, 127, 128, 65_535, 65_536})
    void messageComesBack(int length) {
        for (String type : new String[] {"81:", "82:"}) {
            String message = type + "2a".repeat(length);
            assertAnswer(message, message, "open");
        }
    }

    @ParameterizedTest(name = "1.1.8 and 1.2.8 in pieces of {0}")
    @ValueSource(ints = {997, 64, 1, 8_192})
    void messageInPiecesComesBack(int chop) {
        for (int first : new int[] {0x81, 0x82}) {
            try (EchoingWebSocket socket = new EchoingWebSocket(LIMIT)) {
                socket.receive(
                        EchoingWebSocket.masked(first, "*".repeat(65_536).getBytes(StandardCharsets.US_ASCII)), chop);
                assertThat(socket.answer()).isEqualTo("%02x:%s".formatted(first, "2a".repeat(65_536)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2.1     ping without payload                    | 89:       | 8a:",
                "2.2     ping with a text                        | 89:48656c6c6f | 8a:48656c6c6f",
                "2.3     ping with bytes that are no UTF-8       | 89:00fffefdfcfb00ff | 8a:00fffefdfcfb00ff",
                "2.7     pong that nobody asked for              | 8a:       | ''",
                "2.8     such a pong with payload                | 8a:756e736f6c696369746564 | ''",
                "2.9     such a pong, then a ping                | 8a:756e736f6c696369746564 89:70696e67 | 8a:70696e67",
                "2.10/11 several pings are answered in order     | 89:30 89:31 89:32 89:33 89:34 89:35 89:36 89:37 89:38 89:39"
                        + " | 8a:30 8a:31 8a:32 8a:33 8a:34 8a:35 8a:36 8a:37 8a:38 8a:39",
            })
    void pingsAreAnswered(String name, String sent, String answer) {
        assertAnswer(sent, answer, "open");
    }

    @ParameterizedTest(name = "{1} bytes of payload in a ping: {0}")
    @CsvSource({"2.4 and 2.6, 125, true", "2.5, 126, false"})
    void pingCarriesUpTo125Bytes(String name, int length, boolean allowed) {
        String payload = "fe".repeat(length);
        assertAnswer("89:" + payload, allowed ? "8a:" + payload : "88:03ea", allowed ? "open" : "end");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3.1 reserved bit 3 of a text          | 91:6869               | 88:03ea",
                "3.2 reserved bit 2 of the second text | 81:6869 a1:6869 89:   | 81:6869 88:03ea",
                "3.3 both                              | 81:6869 b1:6869 89:   | 81:6869 88:03ea",
                "3.4 reserved bit 1                    | 81:6869 c1:6869 89:   | 81:6869 88:03ea",
                "3.5 bits 1 and 3 of a binary message  | d2:00ff               | 88:03ea",
                "3.6 bits 1 and 2 of a ping            | e9:6869               | 88:03ea",
                "3.7 all of a close frame              | f8:03e8               | 88:03ea",
                "4.1.1 opcode 3                        | 83:                   | 88:03ea",
                "4.1.2 opcode 4 with payload           | 84:72                 | 88:03ea",
                "4.1.3 opcode 5 after a text           | 81:6869 85: 89:       | 81:6869 88:03ea",
                "4.1.4 opcode 6 with payload           | 81:6869 86:72 89:     | 81:6869 88:03ea",
                "4.1.5 opcode 7 with payload           | 81:6869 87:72 89:     | 81:6869 88:03ea",
                "4.2.1 opcode 11                       | 8b:                   | 88:03ea",
                "4.2.2 opcode 12 with payload          | 8c:72                 | 88:03ea",
                "4.2.3 opcode 13 after a text          | 81:6869 8d: 89:       | 81:6869 88:03ea",
                "4.2.4 opcode 14 with payload          | 81:6869 8e:72 89:     | 81:6869 88:03ea",
                "4.2.5 opcode 15 with payload          | 81:6869 8f:72 89:     | 81:6869 88:03ea",
            })
    void whatIsReservedFailsTheConnection(String name, String sent, String answer) {
        assertAnswer(sent, answer, "end");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "5.1 ping in two fragments              | 09:6672 80:6167 | 88:03ea | end",
                "5.2 pong in two fragments              | 0a:6672 80:6167 | 88:03ea | end",
                "5.3-5.5 text in two fragments          | 01:6672 80:6167 | 81:66726167 | open",
                "5.6-5.8 with a ping between them       | 01:6672 89:70 80:6167 | 8a:70 81:66726167 | open",
                "5.9-5.11 last continuation of nothing  | 80:6e6f 81:6869 | 88:03ea | end",
                "5.12-5.14 first continuation of nothing | 00:6e6f 81:6869 | 88:03ea | end",
                "5.15 continuation behind a message     | 01:6672 80:6167 00:6e6f 81:6869 | 81:66726167 88:03ea | end",
                "5.16 continuation before each message  | 00:6e6f 01:6672 80:6167 00:6e6f 01:6672 80:6167 | 88:03ea | end",
                "5.17 the same with its last bit set    | 80:6e6f 01:6672 80:6167 80:6e6f 01:6672 80:6167 | 88:03ea | end",
                "5.18 text inside a text                | 01:6672 81:6167 | 88:03ea | end",
                "5.19/20 five fragments, two pings      | 01:31 00:32 89:70 00:33 00:34 89:71 80:35 | 8a:70 8a:71 81:3132333435 | open",
            })
    void fragmentsMakeOneMessage(String name, String sent, String answer, String state) {
        assertAnswer(sent, answer, state);
    }

    @ParameterizedTest(name = "10.1.1 in fragments of {0}")
    @ValueSource(ints = {1_300, 65_535, 4})
    void messageInManyFragmentsComesBackInOneFrame(int fragment) {
        StringBuilder sent = new StringBuilder();
        for (int at = 0; at < 65_536; at += fragment) {
            int length = Math.min(fragment, 65_536 - at);
            sent.append(at == 0 ? "01:" : at + length == 65_536 ? " 80:" : " 00:")
                    .append("2a".repeat(length));
        }
        assertAnswer(sent.toString(), "81:" + "2a".repeat(65_536), "open");
    }

    private static void assertAnswer(String sent, String answer, String state) {
        String expected = state.equals("open") ? answer : answer + " end";
        for (Chops chops : Chops.values()) {
            try (EchoingWebSocket socket = new EchoingWebSocket(LIMIT)) {
                assertThat(socket.answerTo(sent, chops)).as(chops.name()).isEqualTo(expected);
            }
        }
    }
}
