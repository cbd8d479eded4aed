package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocatorMetric;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A real engine on a free port of the loopback, with a recording handler above it. */
final class RunningEngine implements AutoCloseable {
    final RecordingHandler handler = new RecordingHandler();
    final NettyEngine engine;
    final Settings settings;

    private final long buffersBefore = buffers();

    private RunningEngine(Settings settings) throws IOException {
        this.settings = settings;
        this.engine = new NettyEngine(settings.options());
        engine.start(handler);
    }

    static RunningEngine start() throws IOException {
        return start(settings -> {});
    }

    static RunningEngine start(Consumer<Settings> changes) throws IOException {
        Settings settings = new Settings();
        changes.accept(settings);
        return new RunningEngine(settings);
    }

    int port() {
        return engine.address().getPort();
    }

    RawHttp http() throws IOException {
        return new RawHttp(port());
    }

    /** A polling session, with the connection of its handshake. */
    PollingClient polling() throws IOException {
        return PollingClient.open(this);
    }

    /** A session that is a WebSocket from the beginning; its handshake has been read. */
    RawWebSocket webSocket() throws IOException {
        RawWebSocket socket = RawWebSocket.open(port(), "/socket.io/?EIO=4&transport=websocket");
        socket.sid = PollingClient.sid(socket.text());
        return socket;
    }

    void deliver(String text, Collection<RecordingHandler.Recorded> sessions) {
        engine.deliver(
                Frame.text(text),
                sessions.stream().map(recorded -> recorded.session).toList());
    }

    /** Closes it, and shows that no buffer has leaked. */
    @Override
    public void close() throws Exception {
        engine.close(Duration.ofMillis(50)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        // Exact only now: an event loop's own cache is given back when its thread ends.
        assertThat(buffers()).as("pooled buffers that are not freed").isEqualTo(buffersBefore);
        assertThat(engine.memory().held()).as("memory that still counts").isZero();
    }

    private static long buffers() {
        PooledByteBufAllocatorMetric metric = PooledByteBufAllocator.DEFAULT.metric();
        return Stream.concat(metric.directArenas().stream(), metric.heapArenas().stream())
                .mapToLong(PoolArenaMetric::numActiveAllocations)
                .sum();
    }
}
