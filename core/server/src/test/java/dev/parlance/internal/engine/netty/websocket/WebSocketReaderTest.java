package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.parlance.internal.engine.Accounts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketReaderTest {
    private static final int MAX_PAYLOAD = 1_000_000;
    private static final int MAX_FRAGMENTS = 16_384;
    private static final byte[] ONE_BYTE = {'x'};
    private static final byte[] EMPTY = {};

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final RecordingReceiver heard = new RecordingReceiver();
    private final WebSocketReader reader =
            new WebSocketReader(channel, () -> MAX_PAYLOAD, Accounts.uncounted().share(), heard);

    WebSocketReaderTest() {
        channel.pipeline().addLast(reader);
    }

    @AfterEach
    void releaseAll() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aMessageOfManyFragmentsIsOneMessage() {
        send(fragments(MAX_FRAGMENTS, ONE_BYTE));
        assertThat(heard.events()).containsExactly("text " + MAX_FRAGMENTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void aMessageOfTooManyFragmentsIsAPolicyViolation(int size) {
        send(fragments(MAX_FRAGMENTS + 1, new byte[size]));
        assertThat(heard.events()).containsExactly("violated 1008");
    }

    @Test
    void controlFramesBetweenFragmentsNeitherCountAsFragmentsNorResetTheirNumber() {
        ByteBuf frames = Unpooled.buffer();
        frames.writeBytes(EchoingWebSocket.masked(0x01, ONE_BYTE));
        for (int i = 2; i < MAX_FRAGMENTS; i++) {
            frames.writeBytes(EchoingWebSocket.masked(0x8a, EMPTY));
            frames.writeBytes(EchoingWebSocket.masked(0x00, ONE_BYTE));
        }
        send(frames);
        assertThat(heard.events()).as("so far only pongs").allMatch("pong"::equals);
        send(Unpooled.buffer()
                .writeBytes(EchoingWebSocket.masked(0x8a, EMPTY))
                .writeBytes(EchoingWebSocket.masked(0x00, EMPTY))
                .writeBytes(EchoingWebSocket.masked(0x00, EMPTY)));
        assertThat(heard.events()).containsExactly("pong", "violated 1008");
    }

    @Test
    void theNumberOfFragmentsIsCountedAnewForEachMessage() {
        send(fragments(MAX_FRAGMENTS, EMPTY));
        send(fragments(MAX_FRAGMENTS, EMPTY));
        assertThat(heard.events()).containsExactly("text 0", "text 0");
    }

    @Test
    void fragmentsAllocateInProportionToTheirBytes() {
        ByteBuf few = fragments(MAX_FRAGMENTS / 8, ONE_BYTE);
        ByteBuf many = fragments(MAX_FRAGMENTS, ONE_BYTE);
        send(fragments(2, ONE_BYTE));
        long forFew = allocatedBy(() -> send(few));
        long forMany = allocatedBy(() -> send(many));
        // Eight times as many; with growth by doubling up to twice that. A copy for each fragment makes it 64 times.
        assertThat(forMany).isLessThan(16 * Math.max(forFew, 8 * MAX_FRAGMENTS / 8));
    }

    @Test
    void aFrameInSmallSegmentsAllocatesInProportionToItsBytes() {
        byte[] frame = EchoingWebSocket.masked(0x81, new byte[MAX_FRAGMENTS]);
        List<ByteBuf> segments = new ArrayList<>();
        for (byte b : frame) {
            segments.add(Unpooled.wrappedBuffer(new byte[] {b}));
        }
        send(fragments(2, ONE_BYTE));
        long allocated = allocatedBy(() -> segments.forEach(this::send));
        assertThat(heard.events()).contains("text " + MAX_FRAGMENTS);
        assertThat(allocated).isLessThan(64L * frame.length);
    }

    @Test
    void whatAMessageAnnouncesIsNotAllocatedBeforeItComes() {
        byte[] frame = EchoingWebSocket.masked(0x81, new byte[MAX_PAYLOAD]);
        ByteBuf beginning = Unpooled.wrappedBuffer(frame, 0, 100);
        send(fragments(2, ONE_BYTE));
        assertThat(allocatedBy(() -> send(beginning))).isLessThan(MAX_PAYLOAD / 10);
    }

    private void send(ByteBuf frames) {
        reader.channelRead(channel.pipeline().lastContext(), frames);
    }

    private static ByteBuf fragments(int number, byte[] payload) {
        ByteBuf frames = Unpooled.buffer();
        for (int i = 1; i <= number; i++) {
            int fin = i == number ? 0x80 : 0;
            frames.writeBytes(EchoingWebSocket.masked(fin | (i == 1 ? 1 : 0), payload));
        }
        return frames;
    }

    private static long allocatedBy(Runnable task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
