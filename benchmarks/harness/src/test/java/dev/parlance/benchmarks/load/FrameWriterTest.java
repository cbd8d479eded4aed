package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 325, 40_000})
    void aServerReadsWhatWasWritten(int length) {
        String message = "ä".repeat(length / 2) + "x".repeat(length % 2);
        EmbeddedChannel server = new EmbeddedChannel(new WebSocket13FrameDecoder(true, true, 65_536));

        server.writeInbound(written(message, false));

        TextWebSocketFrame frame = server.readInbound();
        assertThat(frame.text()).isEqualTo(message);
        assertThat(frame.isFinalFragment()).isTrue();
        assertThat(frame.rsv()).isZero();
        frame.release();
    }

    @Test
    void aCompressedFrameSaysSo() {
        assertThat(written("abc", true).getUnsignedByte(0)).isEqualTo((short) 0xc1);
    }

    private static ByteBuf written(String message, boolean compressed) {
        ByteBuf out = Unpooled.buffer();
        FrameWriter.text(out, message.getBytes(StandardCharsets.UTF_8), compressed);
        return out;
    }
}
