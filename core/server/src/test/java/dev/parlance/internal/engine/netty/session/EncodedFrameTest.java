package dev.parlance.internal.engine.netty.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedFrameTest {
    private static final MemoryBudget BUDGET = new MemoryBudget(Long.MAX_VALUE);
    private static final Frame FRAME =
            new Frame("51-[]".getBytes(StandardCharsets.UTF_8), List.of(new byte[] {1, 2}, new byte[0]));

    @Test
    void webSocketFormIsTheBytesOfItsFrames() {
        EncodedFrame encoded = EncodedFrame.engineIo(BUDGET, FRAME);
        assertThat(hex(encoded, 0)).isEqualTo("8106" + "3435312d5b5d" + "82020102" + "8200");
    }

    @Test
    void packetsAlreadySentAreLeftOut() {
        EncodedFrame encoded = EncodedFrame.engineIo(BUDGET, FRAME);
        assertThat(hex(encoded, 1)).isEqualTo("82020102" + "8200");
        assertThat(hex(encoded, 2)).isEqualTo("8200");
        assertThat(hex(encoded, 3)).isEmpty();
    }

    @Test
    void plainFormHasNoTypesAndNoEmptyTextBeforeAttachments() {
        assertThat(hex(EncodedFrame.plain(BUDGET, FRAME), 0)).isEqualTo("8105" + "35312d5b5d" + "82020102" + "8200");
        assertThat(hex(EncodedFrame.plain(BUDGET, new Frame(new byte[0], List.of(new byte[] {9}))), 0))
                .isEqualTo("820109");
        assertThat(hex(EncodedFrame.plain(BUDGET, new Frame(new byte[0], List.of())), 0))
                .isEqualTo("8100");
    }

    @Test
    void lengthsAreWrittenInTheirShortestForm() {
        for (int length : new int[] {124, 125, 126, 65_534, 65_535, 65_536}) {
            EncodedFrame encoded = EncodedFrame.engineIo(BUDGET, new Frame(new byte[length], List.of()));
            String header = length < 125
                    ? "81%02x".formatted(length + 1)
                    : length < 65_535 ? "817e%04x".formatted(length + 1) : "817f%016x".formatted(length + 1);
            assertThat(hex(encoded, 0)).startsWith(header + "34").hasSize(header.length() + 2 * (length + 1));
        }
    }

    @Test
    void bufferHasNoRoomForOthersAndIsFreedByItsLastHolder() {
        MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
        EncodedFrame encoded = EncodedFrame.engineIo(budget, FRAME);
        encoded.retain();
        ByteBuf bytes = encoded.webSocket(0);
        assertThat(bytes.ensureWritable(1, false))
                .as("no room, and none to be had")
                .isEqualTo(1);
        encoded.release();
        assertThat(bytes.refCnt()).isEqualTo(1);
        encoded.release();
        assertThat(bytes.refCnt()).isZero();
        assertThat(budget.held()).isZero();
    }

    @Test
    void pollingQueuePacksBodiesUpToTheLimit() {
        SendQueue sendQueue = new SendQueue();
        PollingQueue queue = new PollingQueue(sendQueue, 10);
        for (String text : List.of("aaa", "bbb", "c", "dddddddddddd", "e")) {
            sendQueue.push(new QueuedFrame(EncodedFrame.engineIo(BUDGET, Frame.text(text))));
        }
        queue.add(sendQueue.takeAll());
        assertThat(bodies(queue)).containsExactly("4aaa\u001e4bbb", "4c", "4dddddddddddd", "4e");
        assertThat(sendQueue.bytes()).isZero();
    }

    @Test
    void aPollingBodyHasThePacketsOfTheWebSocketWithBinaryAsBase64() {
        SendQueue sendQueue = new SendQueue();
        PollingQueue queue = new PollingQueue(sendQueue, 1_000);
        byte[] binary = new byte[200];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) i;
        }
        Frame frame = new Frame(
                "51-".getBytes(StandardCharsets.UTF_8),
                "[x]".getBytes(StandardCharsets.UTF_8),
                List.of(binary, new byte[0]));
        sendQueue.push(new QueuedFrame(EncodedFrame.engineIo(BUDGET, frame)));
        queue.add(sendQueue.takeAll());
        assertThat(bodies(queue))
                .containsExactly("451-[x]\u001eb" + Base64.getEncoder().encodeToString(binary) + "\u001eb");
    }

    @Test
    void thePlaceOfBinaryInAPollingBodyIsThatOfItsBase64() {
        for (int length = 0; length < 10; length++) {
            EncodedFrame encoded =
                    EncodedFrame.engineIo(BUDGET, new Frame(new byte[] {'x'}, List.of(new byte[length])));
            byte[] body = new byte[encoded.pollingLength(1)];
            assertThat(encoded.writePolling(1, body, 0)).isEqualTo(body.length);
            assertThat(new String(body, StandardCharsets.US_ASCII))
                    .isEqualTo("b" + Base64.getEncoder().encodeToString(new byte[length]));
        }
    }

    private static List<String> bodies(PollingQueue queue) {
        List<String> bodies = new ArrayList<>();
        while (!queue.isEmpty()) {
            bodies.add(new String(queue.takeBody(), StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static String hex(EncodedFrame encoded, int packetsSent) {
        return ByteBufUtil.hexDump(encoded.webSocket(packetsSent));
    }
}
