package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Accounts;
import dev.parlance.internal.engine.MemoryBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader holds and does while it is paused, after it has been closed, and when its connection goes. */
class WebSocketReaderStateTest {
    private static final int MAX_PAYLOAD = 100_000;
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    private final RecordingReceiver recorder = new RecordingReceiver();
    private final WebSocketReader reader = new WebSocketReader(
            channel, () -> MAX_PAYLOAD, Accounts.of(budget, () -> {}).share(), recorder);

    WebSocketReaderStateTest() {
        channel.pipeline().addLast(reader);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whileItIsPausedNothingIsRead() {
        reader.pause();
        assertThat(reader.isPaused()).isTrue();
        assertThat(channel.config().isAutoRead()).isFalse();
        ByteBuf frames = send(TEXT, 1);
        send(TEXT, 2);
        assertThat(recorder.events()).isEmpty();
        reader.resume();
        assertThat(reader.isPaused()).isFalse();
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(recorder.events()).containsExactly("text 1", "text 2");
        assertThat(frames.refCnt()).isZero();
    }

    @Test
    void whatIsNotPausedIsNotResumed() {
        channel.config().setAutoRead(false);
        reader.resume();
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void aReceiverMayPauseAndResumeBetweenTwoMessagesOfOneRead() {
        recorder.atText(() -> {
            reader.pause();
            reader.resume();
            reader.pause();
        });
        send(frames(TEXT, 1, 2, 3));
        assertThat(recorder.events()).containsExactly("text 1");
        recorder.atText(() -> {
            reader.pause();
            reader.resume();
        });
        reader.resume();
        assertThat(recorder.events()).containsExactly("text 2", "text 3");
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whatCameBeforeTheEndOfAPausedConnectionIsReadBeforeItsEnd() {
        reader.pause();
        ByteBuf frames = send(frames(TEXT, 1, 2));
        channel.close();
        assertThat(recorder.events()).isEmpty();
        reader.resume();
        assertThat(recorder.events()).containsExactly("text 1", "text 2", "gone");
        assertThat(frames.refCnt()).isZero();
    }

    @Test
    void whatIsLeftOfAPausedConnectionIsReleasedWithIt() {
        reader.pause();
        ByteBuf part = send(frames(TEXT, 50_000).writerIndex(20_000));
        channel.close();
        reader.resume();
        assertThat(recorder.events()).containsExactly("gone");
        assertThat(part.refCnt()).isZero();
        assertThat(budget.held()).isZero();
    }

    @Test
    void theEndOfAConnectionIsReportedAtOnceIfNothingIsUnread() {
        reader.pause();
        channel.close();
        assertThat(recorder.events()).containsExactly("gone");
    }

    @Test
    void whatIsUnreadIsReleasedWhenTheConnectionGoes() {
        ByteBuf header = send(Unpooled.buffer().writeByte(TEXT));
        assertThat(header.refCnt()).isEqualTo(1);
        channel.close();
        assertThat(header.refCnt()).isZero();
        assertThat(recorder.events()).containsExactly("gone");
    }

    @Test
    void aMessageCountsFromItsFirstPartUntilItIsWhole() {
        ByteBuf frame = frames(TEXT, 50_000);
        send(frame.readRetainedSlice(20_000));
        assertThat(budget.held()).isBetween(19_000L, 50_000L);
        send(frame);
        assertThat(recorder.events()).containsExactly("text 50000");
        assertThat(budget.held()).isZero();
        send(frames(0x01, 30_000));
        assertThat(budget.held()).isBetween(30_000L, 60_000L);
    }

    @Test
    void aMessageThatComesNoFurtherCountsNoLonger() {
        send(frames(0x01, 30_000));
        channel.close();
        assertThat(budget.held()).isZero();
    }

    @Test
    void afterAViolationNothingIsKeptOrRead() {
        send(frames(0x01, 30_000));
        send(frames(TEXT, 1));
        assertThat(recorder.events()).containsExactly("violated 1002");
        assertThat(reader.state()).isEqualTo(WebSocketReader.State.FAILED);
        assertThat(budget.held()).isZero();
        assertThat(send(TEXT, 1).refCnt()).isZero();
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void afterACloseFrameNothingIsRead() {
        ByteBuf frames = send(frames(CLOSE, 0).writeBytes(frames(TEXT, 1)));
        assertThat(recorder.events()).containsExactly("close 1000");
        assertThat(reader.state()).isEqualTo(WebSocketReader.State.CLOSED);
        assertThat(frames.refCnt()).isZero();
        assertThat(send(TEXT, 1).refCnt()).isZero();
        assertThat(recorder.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1001, close 1001", "1005, violated 1002", "999, violated 1002"})
    void aCloseFrameIsAnsweredIfItMayBeSent(int code, String event) {
        byte[] payload = {(byte) (code >> 8), (byte) code};
        send(Unpooled.wrappedBuffer(EchoingWebSocket.masked(CLOSE, payload)));
        assertThat(recorder.events()).containsExactly(event);
    }

    @Test
    void aReasonThatIsNoTextIsAViolation() {
        send(Unpooled.wrappedBuffer(EchoingWebSocket.masked(CLOSE, new byte[] {3, (byte) 0xe8, (byte) 0x80})));
        assertThat(recorder.events()).containsExactly("violated 1007");
    }

    @Test
    void aMessageMayBeAsLargeAsIsAllowedAndNotLarger() {
        send(TEXT, MAX_PAYLOAD);
        assertThat(recorder.events()).containsExactly("text " + MAX_PAYLOAD);
        send(frames(0x01, MAX_PAYLOAD - 1));
        send(frames(0x80, 2));
        assertThat(recorder.events()).containsExactly("violated 1009");
    }

    @Test
    void aFrameWithoutAMaskIsAViolationAsSoonAsThatIsSeen() {
        send(Unpooled.buffer().writeByte(TEXT));
        assertThat(recorder.events()).isEmpty();
        send(Unpooled.buffer().writeByte(1));
        assertThat(recorder.events()).containsExactly("violated 1002");
    }

    @Test
    void aFailureClosesTheConnectionAndIsReportedAsOne() {
        send(frames(0x01, 30_000));
        channel.pipeline().fireExceptionCaught(new IOException("reset"));
        assertThat(channel.isOpen()).isFalse();
        assertThat(budget.held()).isZero();
        assertThat(recorder.events()).containsExactly("failed");
    }

    @Test
    void aConnectionThatWentBeforeItWasAWebSocketIsGone() {
        reader.channelGone();
        assertThat(recorder.events()).containsExactly("gone");
    }

    @Test
    void theNextReceiverReceivesFromThenOn() {
        RecordingReceiver next = new RecordingReceiver();
        reader.receiver(next);
        send(TEXT, 1);
        assertThat(recorder.events()).isEmpty();
        assertThat(next.events()).containsExactly("text 1");
    }

    @Test
    void whoDoesNotReadGetsNoPongsAndIsNoticedWhenTheyReadOn() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        channel.runPendingTasks();
        send(PING, 3);
        assertThat(channel.<ByteBuf>readOutbound()).isNull();
        assertThat(recorder.events()).isEmpty();
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        assertThat(recorder.events()).containsExactly("writable");
        send(PING, 3);
        ByteBuf pong = channel.readOutbound();
        assertThat(pong.readableBytes()).isEqualTo(2 + 3);
        pong.release();
    }

    private ByteBuf send(int first, int length) {
        return send(frames(first, length));
    }

    private ByteBuf send(ByteBuf frames) {
        channel.pipeline().fireChannelRead(frames);
        return frames;
    }

    private static ByteBuf frames(int first, int... lengths) {
        ByteBuf frames = Unpooled.buffer();
        for (int length : lengths) {
            frames.writeBytes(EchoingWebSocket.masked(first, new byte[length]));
        }
        return frames;
    }
}
