package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private final FrameReader frames = new FrameReader();

    @Test
    void aShortTextFrameIsRead() {
        ByteBuf in = bytes(0x81, 1, '2');

        assertThat(frames.next(in)).isTrue();
        assertThat(frames.opcode()).isEqualTo(FrameReader.TEXT);
        assertThat(frames.compressed()).isFalse();
        assertThat(frames.length()).isEqualTo(1);
        assertThat(in.readByte()).isEqualTo((byte) '2');
    }

    @Test
    void framesInOneBufferAreReadOneByOne() {
        ByteBuf in = bytes(0x81, 1, '2', 0xc1, 2, 'a', 'b', 0x88, 0);

        assertThat(frames.next(in)).isTrue();
        in.skipBytes(frames.length());
        assertThat(frames.next(in)).isTrue();
        assertThat(frames.compressed()).isTrue();
        in.skipBytes(frames.length());
        assertThat(frames.next(in)).isTrue();
        assertThat(frames.opcode()).isEqualTo(FrameReader.CLOSE);
        assertThat(frames.length()).isZero();
        assertThat(frames.next(in)).isFalse();
    }

    @Test
    void lengthsOf16And64BitsAreRead() {
        assertThat(frames.next(payload(bytes(0x81, 126, 1, 69), 325))).isTrue();
        assertThat(frames.length()).isEqualTo(325);
        assertThat(frames.next(payload(bytes(0x81, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70), 70_000)))
                .isTrue();
        assertThat(frames.length()).isEqualTo(70_000);
    }

    @Test
    void nothingIsConsumedOfAFrameThatIsNotWhole() {
        ByteBuf whole = payload(bytes(0x81, 126, 1, 69), 325);
        for (int length = 0; length < whole.readableBytes(); length++) {
            ByteBuf part = whole.slice(0, length);
            assertThat(frames.next(part)).isFalse();
            assertThat(part.readerIndex()).isZero();
        }
        assertThat(frames.next(whole)).isTrue();
    }

    @Test
    void whatAServerMustNotSendIsRefused() {
        assertThatThrownBy(() -> frames.next(bytes(0x81, 0x81, 1, 2, 3, 4, 5))).hasMessageContaining("masked");
        assertThatThrownBy(() -> frames.next(bytes(0x01, 1, '2'))).hasMessageContaining("several frames");
    }

    private static ByteBuf bytes(int... values) {
        ByteBuf buffer = Unpooled.buffer();
        for (int value : values) {
            buffer.writeByte(value);
        }
        return buffer;
    }

    private static ByteBuf payload(ByteBuf header, int length) {
        return header.writeZero(length);
    }
}
