package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class DeflateTest {
    private static final byte[] MESSAGE =
            "42[\"chat:message\",{\"text\":\"one and one and one and one\"}]".getBytes(StandardCharsets.UTF_8);

    @Test
    void aMessageComesBackAsItWas() {
        try (Deflate client = new Deflate();
                Deflate other = new Deflate()) {
            assertThat(other.inflate(client.deflate(MESSAGE))).isEqualTo(MESSAGE);
            assertThat(other.inflate(client.deflate(MESSAGE))).isEqualTo(MESSAGE);
        }
    }

    @Test
    void aMessageLargerThanTheBufferComesBackAsItWas() {
        byte[] large = "0123456789abcdef".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        try (Deflate client = new Deflate()) {
            assertThat(client.inflate(client.deflate(large))).isEqualTo(large);
        }
    }

    @Test
    void theContextOfTheServerIsKept() {
        Deflater server = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (Deflate client = new Deflate()) {
            byte[] first = deflated(server);
            byte[] second = deflated(server);

            assertThat(second).hasSizeLessThan(first.length);
            assertThat(client.inflate(first)).isEqualTo(MESSAGE);
            assertThat(client.inflate(second)).isEqualTo(MESSAGE);
        } finally {
            server.end();
        }
    }

    private static byte[] deflated(Deflater server) {
        byte[] buffer = new byte[1_000];
        server.setInput(MESSAGE);
        int length = server.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(buffer, length - 4);
    }
}
