package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.TransportPoint;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.server.CapturedLog;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ShutdownIT {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @Test
    @TransportPoint(17)
    void everyClientIsToldAfterWhatWasSentToItBefore() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawWebSocket webSocket = engine.webSocket();
                PollingClient pending = engine.polling();
                PollingClient between = engine.polling();
                RawWebSocket plain = RawWebSocket.open(engine.port(), "/plain")) {
            List<RecordingHandler.Recorded> sessions = List.of(
                    engine.handler.of(webSocket.sid),
                    engine.handler.of(pending.sid),
                    engine.handler.of(between.sid),
                    engine.handler.plain("/plain"));
            pending.startPoll();
            Awaitility.await().until(sessions.get(1).session::isWritable);
            engine.deliver("last words", sessions);
            var end = engine.engine.close(AMPLE);
            assertThat(webSocket.text()).isEqualTo("4last words");
            assertThat(webSocket.closing()).isEqualTo("close 1001");
            assertThat(plain.text()).isEqualTo("last words");
            assertThat(plain.closing()).isEqualTo("close 1001");
            assertThat(pending.polls.read().body()).isEqualTo("4last words");
            assertThat(pending.poll().body()).isEqualTo("1");
            assertThat(between.poll().body()).isEqualTo("4last words");
            assertThat(between.poll().body()).isEqualTo("1");
            end.toCompletableFuture().get(20, TimeUnit.SECONDS);
            for (RecordingHandler.Recorded session : sessions) {
                assertThat(session.next()).isEqualTo("closed SERVER_SHUTTING_DOWN");
                assertThat(session.events).isEmpty();
            }
            assertThatThrownBy(engine::http).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void sessionsGoOnAfterAcceptingHasStoppedAndNewOnesAreAnswered503() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawWebSocket webSocket = engine.webSocket();
                PollingClient polling = engine.polling()) {
            var first = engine.handler.of(webSocket.sid);
            var second = engine.handler.of(polling.sid);
            engine.engine.stopAccepting();
            String[] targets = {"/socket.io/?EIO=4&transport=polling", "/socket.io/?EIO=4&transport=websocket", "/plain"
            };
            for (String target : targets) {
                RawHttp.Answer answer;
                if (target.endsWith("polling")) {
                    try (RawHttp http = engine.http()) {
                        answer = http.get(target);
                    }
                } else {
                    answer = RawWebSocket.refused(engine.port(), target);
                }
                assertThat(answer.status()).as(target).isEqualTo(503);
                assertThat(answer.header("retry-after")).matches("[1-5]");
            }
            webSocket.sendText("4still here");
            assertThat(first.next()).isEqualTo("text still here");
            second.send("still here");
            assertThat(overNewConnection(engine, "GET", polling.target, "")).isEqualTo("4still here");
            assertThat(overNewConnection(engine, "POST", polling.target, "4me too"))
                    .isEqualTo("ok");
            assertThat(second.next()).isEqualTo("text me too");
            assertThat(overNewConnection(engine, "GET", "/x", "")).startsWith("Not found");
            assertThat(engine.handler.openings).hasValue(2);
        }
    }

    @Test
    void whatWasSentLastIsFetchedOverNewConnections() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                PollingClient client = engine.polling()) {
            engine.handler.next().send("last words");
            client.close();
            var end = engine.engine.close(AMPLE);
            assertThat(overNewConnection(engine, "GET", client.target, "")).isEqualTo("4last words");
            assertThat(overNewConnection(engine, "GET", client.target, "")).isEqualTo("1");
            end.toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    private static String overNewConnection(RunningEngine engine, String method, String target, String body)
            throws IOException {
        try (RawHttp http = engine.http()) {
            http.request(method, target, body.getBytes(StandardCharsets.UTF_8), "Connection: close");
            RawHttp.Answer answer = http.read();
            assertThat(answer.header("connection")).isEqualTo("close");
            return answer.body();
        }
    }

    @Test
    void aSecondCloseCutsTheFirstShort() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                PollingClient client = engine.polling()) {
            engine.handler.next().send("never fetched");
            var end = engine.engine.close(AMPLE);
            assertThat(end.toCompletableFuture()).isNotDone();
            try (CapturedLog log = new CapturedLog()) {
                engine.engine.close(Duration.ZERO).toCompletableFuture().get(10, TimeUnit.SECONDS);
                end.toCompletableFuture().get(10, TimeUnit.SECONDS);
                assertThat(log.messages()).isEmpty();
            }
            assertThat(client.polls.isClosedByServer()).isTrue();
        }
    }

    @Test
    void anEventLoopThatIsEndedInTheMidstOfItsTasksLeavesNoConnection() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.eventLoopThreads = 1);
                PollingClient client = engine.polling();
                RawWebSocket working = engine.webSocket()) {
            CountDownLatch begun = new CountDownLatch(1);
            engine.handler.onText = (session, text) -> {
                EventExecutor loop = ThreadExecutorMap.currentExecutor();
                loop.execute(() -> {
                    begun.countDown();
                    while (!loop.isShuttingDown()) {
                        Thread.onSpinWait();
                    }
                });
            };
            working.sendText("4work");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            engine.engine.close(Duration.ZERO).toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(client.polls.isClosedByServer()).isTrue();
        }
    }

    @Test
    @TransportPoint(17)
    void manyClientsAreAllToldAndWaitedFor() throws Exception {
        try (RunningEngine engine = RunningEngine.start()) {
            List<RawWebSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                sockets.add(engine.webSocket());
            }
            var end = engine.engine.close(AMPLE);
            for (RawWebSocket socket : sockets) {
                assertThat(socket.closing()).isEqualTo("close 1001");
            }
            end.toCompletableFuture().get(20, TimeUnit.SECONDS);
            for (int i = 0; i < 300; i++) {
                assertThat(engine.handler.next().next()).isEqualTo("closed SERVER_SHUTTING_DOWN");
            }
        }
    }

    @Test
    void whoDoesNotTakeItsLastBytesIsCutAtTheDeadline() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.sendBudget = 64 << 20);
                RawWebSocket deaf = engine.webSocket()) {
            var session = engine.handler.next();
            for (int i = 0; i < 500; i++) {
                session.session.send(new Frame(new byte[100_000], List.of()));
            }
            engine.engine.close(Duration.ofMillis(100)).toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(session.next()).isEqualTo("closed SERVER_SHUTTING_DOWN");
        }
    }

    @Test
    void requestUnderWayIsStillAnswered() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp working = engine.http();
                RawHttp idle = engine.http()) {
            assertThat(idle.get("/x").status()).isEqualTo(404);
            CompletableFuture<Void> asked = new CompletableFuture<>();
            CompletableFuture<HttpResponse> later = new CompletableFuture<>();
            engine.handler.onRequest = request -> {
                asked.complete(null);
                return later;
            };
            working.request("GET", "/slow", new byte[0]);
            asked.get(10, TimeUnit.SECONDS);
            var end = engine.engine.close(AMPLE);
            assertThat(idle.isClosedByServer()).isTrue();
            later.complete(HttpResponse.text(200, "done"));
            RawHttp.Answer answer = working.read();
            assertThat(answer.body()).isEqualTo("done");
            assertThat(answer.header("connection")).isEqualTo("close");
            end.toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingTwiceOrBeforeTheStartIsHarmless() throws Exception {
        NettyEngine never = new NettyEngine(new Settings().options());
        never.stopAccepting();
        never.close(AMPLE).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> never.start(new RecordingHandler())).isInstanceOf(IllegalStateException.class);
        try (RunningEngine engine = RunningEngine.start()) {
            assertThatThrownBy(() -> engine.engine.start(engine.handler)).isInstanceOf(IllegalStateException.class);
            var one = engine.engine.close(AMPLE);
            var other = engine.engine.close(AMPLE);
            one.toCompletableFuture().get(10, TimeUnit.SECONDS);
            other.toCompletableFuture().get(10, TimeUnit.SECONDS);
            engine.engine.stopAccepting();
        }
    }

    @Test
    void sessionsOfAClosedEngineTakeWhatComesAndDoNothing() throws Exception {
        RunningEngine engine = RunningEngine.start();
        RawWebSocket socket = engine.webSocket();
        PollingClient client = engine.polling();
        var first = engine.handler.next();
        var second = engine.handler.next();
        engine.close();
        for (RecordingHandler.Recorded session : List.of(first, second)) {
            session.send("never sent");
            session.session.pauseReading();
            session.session.resumeReading();
            session.session.close(CloseReason.FORCED_CLOSE);
            assertThat(session.session.isWritable()).isFalse();
            assertThat(session.next()).isEqualTo("closed SERVER_SHUTTING_DOWN");
            assertThat(session.events).isEmpty();
        }
        engine.deliver("never sent", List.of(first, second));
        socket.close();
        client.close();
        engine.close();
    }

    @Test
    void threadsEndWithTheEngine() throws Exception {
        Set<Thread> before = loops();
        try (RunningEngine engine = RunningEngine.start()) {
            engine.webSocket().close();
            assertThat(loops()).hasSizeGreaterThan(before.size());
        }
        Awaitility.await().until(() -> before.containsAll(loops()));
    }

    @Test
    void takenPortIsToldAndLeavesNothingBehind() throws Exception {
        try (RunningEngine engine = RunningEngine.start()) {
            Set<Thread> before = loops();
            long descriptors = descriptors();
            for (int i = 0; i < 20; i++) {
                Settings settings = new Settings();
                settings.port = engine.port();
                NettyEngine second = new NettyEngine(settings.options());
                assertThatThrownBy(() -> second.start(engine.handler))
                        .isInstanceOf(BindException.class)
                        .hasMessageContaining("127.0.0.1:" + engine.port());
                second.close(AMPLE).toCompletableFuture().get(10, TimeUnit.SECONDS);
            }
            Awaitility.await().until(() -> before.containsAll(loops()));
            assertThat(descriptors()).isLessThan(descriptors + 20);
        }
    }

    @Test
    void portCanBeUsedAgainAtOnce() throws Exception {
        Settings settings = new Settings();
        try (RunningEngine engine = RunningEngine.start()) {
            settings.port = engine.port();
            engine.webSocket();
        }
        NettyEngine next = new NettyEngine(settings.options());
        next.start(new RecordingHandler());
        assertThat(next.address().getPort()).isEqualTo(settings.port);
        next.close(AMPLE).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Set<Thread> loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("parlance-io")
                        || thread.getName().startsWith("parlance-acceptor"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static long descriptors() throws IOException {
        java.io.File[] open = new java.io.File("/proc/self/fd").listFiles();
        return open == null ? 0 : open.length;
    }
}
