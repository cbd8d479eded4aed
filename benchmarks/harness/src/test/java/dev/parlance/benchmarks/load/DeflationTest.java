package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeflationTest {
    private static final byte[] MESSAGE =
            "42[\"chat:message\",{\"text\":\"one and one and one and one\"}]".getBytes(StandardCharsets.UTF_8);

    private final Deflation deflation = new Deflation();
    private final Inflation inflation = new Inflation();

    @AfterEach
    void close() {
        deflation.close();
        inflation.close();
    }

    @Test
    void messagesComeBackAsTheyWere() {
        byte[] large = "0123456789abcdef".repeat(2_000).getBytes(StandardCharsets.UTF_8);

        assertThat(inflation.inflate(deflation.deflate(MESSAGE))).isEqualTo(MESSAGE);
        assertThat(inflation.inflate(deflation.deflate(large))).isEqualTo(large);
        assertThat(inflation.inflate(deflation.deflate(MESSAGE))).isEqualTo(MESSAGE);
    }

    @Test
    void whatDoesNotFitTheBufferComesBackAsItWas() {
        byte[] large = new byte[5_000];
        new Random(1).nextBytes(large);

        assertThat(deflation.deflate(large)).hasSizeGreaterThan(1_024);
        assertThat(inflation.inflate(deflation.deflate(large))).isEqualTo(large);
    }

    @Test
    void theContextOfTheServerIsKept() {
        Deflater server = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            byte[] first = deflated(server);
            byte[] second = deflated(server);

            assertThat(second).hasSizeLessThan(first.length);
            assertThat(inflation.inflate(first)).isEqualTo(MESSAGE);
            assertThat(inflation.inflate(second)).isEqualTo(MESSAGE);
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
