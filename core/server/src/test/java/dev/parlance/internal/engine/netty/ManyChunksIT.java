package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and messages in many small pieces cost what their bytes cost, and no more. */
class ManyChunksIT {
    /** Of one message, in which there may be 16,384; 64 such messages have a million. */
    private static final int FRAGMENTS = 15_625;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aBodyOfOneByteChunksArrivesWhole(int quarters) throws Exception {
        int chunks = ScenarioSize.of(25_000, 250_000) * quarters;
        try (RunningEngine engine = RunningEngine.start(settings -> settings.maxPayload = 1_000_000);
                RawHttp http = engine.http()) {
            engine.handler.onRequest = request -> CompletableFuture.completedFuture(HttpResponse.text(
                    200, request.body().length + " bytes, last " + (char) request.body()[request.body().length - 1]));
            long before = cpuNanos();
            http.write(oneByteChunks(chunks));
            assertThat(http.read().body()).isEqualTo(chunks + " bytes, last z");
            ScenarioSize.figure(
                    "%,d one-byte chunks (%.1f MB on the wire): %d ms of CPU",
                    chunks, chunks * 6 / 1e6, (cpuNanos() - before) / 1_000_000);
        }
    }

    @Test
    void aBodyThatGrowsBeyondItsLimitByOneByteChunksIs413() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.maxPayload = 1_000);
                RawHttp http = engine.http()) {
            http.write(oneByteChunks(1_001));
            assertThat(http.read().status()).isEqualTo(413);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void messagesOfOneByteFragmentsArriveWhole(int quarters) throws Exception {
        int messages = ScenarioSize.of(1, 16) * quarters;
        try (RunningEngine engine = RunningEngine.start();
                RawWebSocket socket = engine.webSocket()) {
            RecordingHandler.Recorded session = engine.handler.of(socket.sid);
            byte[] message = oneByteFragments();
            long before = cpuNanos();
            for (int i = 0; i < messages; i++) {
                socket.http.write(message);
                assertThat(session.next()).isEqualTo("text " + "y".repeat(FRAGMENTS - 1));
            }
            ScenarioSize.figure(
                    "%,d one-byte fragments (%.1f MB on the wire): %d ms of CPU",
                    messages * FRAGMENTS, messages * message.length / 1e6, (cpuNanos() - before) / 1_000_000);
        }
    }

    /** An Engine.IO message: its type, and then a fragment for each byte. */
    private static byte[] oneByteFragments() {
        ByteArrayOutputStream message = new ByteArrayOutputStream(7 * FRAGMENTS);
        message.writeBytes(RawWebSocket.encode(0x01, ascii("4")));
        byte[] next = RawWebSocket.encode(0x00, ascii("y"));
        for (int i = 2; i < FRAGMENTS; i++) {
            message.writeBytes(next);
        }
        message.writeBytes(RawWebSocket.encode(0x80, ascii("y")));
        return message.toByteArray();
    }

    private static byte[] oneByteChunks(int chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(6 * chunks + 100);
        body.writeBytes(ascii("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
        byte[] chunk = ascii("1\r\ny\r\n");
        for (int i = 1; i < chunks; i++) {
            body.writeBytes(chunk);
        }
        body.writeBytes(ascii("1\r\nz\r\n0\r\n\r\n"));
        return body.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The time of all event loops. */
    private static long cpuNanos() {
        return LongStream.of(THREADS.getAllThreadIds())
                .filter(id -> THREADS.getThreadInfo(id) != null
                        && THREADS.getThreadInfo(id).getThreadName().startsWith("parlance-io"))
                .map(THREADS::getThreadCpuTime)
                .sum();
    }
}
