package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Group 9 of the Autobahn test suite: many bytes. Its sizes, up to 16 MiB, are measured against a limit of that size with
 * the system property {@code autobahn.full}; otherwise the same cases run with less.
 */
class AutobahnSizesTest {
    private static final boolean FULL = Boolean.getBoolean("autobahn.full");
    private static final int LIMIT = 16 << 20;
    private static final int LARGE = FULL ? 4 << 20 : 256 << 10;
    private static final int MESSAGES = FULL ? 1_000 : 100;

    @ParameterizedTest(name = "9.1 and 9.2 with {0} KiB")
    @ValueSource(ints = {64, 256, 1_024, 4_096, 8_192, 16_384})
    void largeMessageComesBack(int kibibytes) {
        int length = Math.min(kibibytes << 10, FULL ? LIMIT : 1 << 20);
        assertEcho(length, length, 64 << 10);
    }

    @ParameterizedTest(name = "9.3 and 9.4 in fragments of {0}")
    @ValueSource(ints = {256, 1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20})
    void largeMessageInFragmentsComesBack(int fragment) {
        assertEcho(LARGE, fragment, 64 << 10);
    }

    @ParameterizedTest(name = "9.5 and 9.6 in pieces of {0}")
    @ValueSource(ints = {64, 128, 256, 512, 1_024, 2_048})
    void largeMessageInPiecesComesBack(int chop) {
        assertEcho(FULL ? 1 << 20 : LARGE, 1 << 20, chop);
    }

    @ParameterizedTest(name = "9.7 and 9.8 with {0} bytes")
    @CsvSource({"0", "16", "64", "256", "1024", "4096"})
    void manyMessagesComeBack(int length) {
        for (int i = 0; i < MESSAGES; i++) {
            assertEcho(length, length, 64 << 10);
        }
    }

    private static void assertEcho(int length, int fragment, int chop) {
        for (int opcode : new int[] {0x1, 0x2}) {
            byte[] message = "*".repeat(length).getBytes(StandardCharsets.US_ASCII);
            try (EchoingWebSocket socket = new EchoingWebSocket(LIMIT)) {
                socket.receive(fragmented(opcode, message, fragment), chop);
                assertThat(socket.answer()).isEqualTo("%02x:%s".formatted(0x80 | opcode, "2a".repeat(length)));
            }
        }
    }

    private static byte[] fragmented(int opcode, byte[] message, int fragment) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        int at = 0;
        do {
            int end = Math.min(at + Math.max(1, fragment), message.length);
            int fin = end == message.length ? 0x80 : 0;
            frames.writeBytes(
                    EchoingWebSocket.masked(fin | (at == 0 ? opcode : 0), Arrays.copyOfRange(message, at, end)));
            at = end;
        } while (at < message.length);
        return frames.toByteArray();
    }
}
