package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.internal.engine.Frame;
import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Netty ends an event loop on which an Error is thrown in its own code: here an event loop waits, and fails, as the test says. */
class EventLoopLossIT {
    private final RecordingHandler handler = new RecordingHandler();

    /** The beginning of the name of the thread that is to fail, once. */
    private final AtomicReference<String> failing = new AtomicReference<>();

    private NettyEngine engine;

    @BeforeEach
    void start() throws IOException {
        Settings settings = new Settings();
        settings.eventLoopThreads = 2;
        engine = new NettyEngine(settings.options(), () -> new FailingSelect(new PollingSelect()));
        engine.start(handler);
    }

    @AfterEach
    void stop() throws Exception {
        engine.close(Duration.ofSeconds(5)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private final class FailingSelect implements SelectStrategy {
        private final SelectStrategy select;

        FailingSelect(SelectStrategy select) {
            this.select = select;
        }

        @Override
        public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
            String wanted = failing.get();
            if (wanted != null
                    && Thread.currentThread().getName().startsWith(wanted)
                    && failing.compareAndSet(wanted, null)) {
                throw new OutOfMemoryError("thrown by a test");
            }
            return select.calculateStrategy(selectNow, hasTasks);
        }
    }

    private RawWebSocket webSocket() throws IOException {
        RawWebSocket socket = RawWebSocket.open(engine.address().getPort(), "/socket.io/?EIO=4&transport=websocket");
        socket.sid = PollingClient.sid(socket.text());
        return socket;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void anEventLoopThatEndsIsReplacedAndOnlyItsOwnConnectionsAreClosed(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            List<RawWebSocket> sockets = new ArrayList<>();
            List<RecordingHandler.Recorded> sessions = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                sockets.add(webSocket());
                sessions.add(handler.of(sockets.get(j).sid));
            }
            failing.set("parlance-io");
            sessions.forEach(session -> session.session.send(Frame.text("wakes an event loop")));
            Awaitility.await()
                    .until(() -> sessions.stream().filter(this::hasClosed).count() == 2);

            for (int j = 0; j < 4; j++) {
                if (hasClosed(sessions.get(j))) {
                    assertThat(sessions.get(j).next()).isEqualTo("closed TRANSPORT_ERROR");
                    RawWebSocket closed = sockets.get(j);
                    assertThatThrownBy(() -> {
                                while (true) {
                                    closed.next();
                                }
                            })
                            .isInstanceOf(IOException.class);
                } else {
                    sessions.get(j).session.send(Frame.text("still here"));
                    assertThat(sockets.get(j).text()).isEqualTo("4wakes an event loop");
                    assertThat(sockets.get(j).text()).isEqualTo("4still here");
                    sockets.get(j).close();
                }
            }
        }
    }

    private boolean hasClosed(RecordingHandler.Recorded session) {
        return !session.events.isEmpty();
    }

    @Test
    void theSocketIsBoundAgainWhenItsEventLoopEnds() throws Exception {
        RawWebSocket before = webSocket();
        failing.set("parlance-acceptor");
        Awaitility.await().ignoreExceptions().until(() -> {
            webSocket().close();
            return failing.get() == null;
        });
        Awaitility.await().ignoreExceptions().untilAsserted(() -> webSocket().close());
        for (int i = 0; i < 10; i++) {
            webSocket().close();
        }
        handler.of(before.sid).session.send(Frame.text("still here"));
        assertThat(before.text()).isEqualTo("4still here");
        before.close();
    }
}
