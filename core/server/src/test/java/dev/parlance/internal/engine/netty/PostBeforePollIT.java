package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The answer of a POST and that of the poll which its packets have brought about, on connections of two event loops. */
class PostBeforePollIT {
    private volatile String loop = "";

    @Test
    void theAnswerOfAPollDoesNotOvertakeTheOkOfThePostThatCausedIt() throws Exception {
        List<RawHttp> connections = new ArrayList<>();
        CountDownLatch release = new CountDownLatch(1);
        try (RunningEngine engine = RunningEngine.start(settings -> settings.eventLoopThreads = 2);
                PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            engine.handler.onRequest = request -> {
                loop = Thread.currentThread().getName();
                return CompletableFuture.completedFuture(HttpResponse.notFound());
            };
            String ours = loopOf(client.polls);
            RawHttp fence = connectionOn(engine, connections, ours, true);
            RawHttp posts = connectionOn(engine, connections, ours, false);
            RawHttp blocker = connectionOn(engine, connections, ours, false);
            client.startPoll();
            Awaitility.await().until(session.session::isWritable);

            CompletableFuture<Void> blocked = new CompletableFuture<>();
            engine.handler.onText = (any, text) -> {
                // From here on the event loop of the POST's connection stands still.
                block(engine, blocker, blocked, release);
                session.send("brought about");
            };
            posts.request("POST", client.target, "4x".getBytes(StandardCharsets.UTF_8));
            blocked.join();
            assertThat(session.next()).isEqualTo("text x");
            engine.handler.onRequest = request -> CompletableFuture.completedFuture(HttpResponse.notFound());
            assertThat(fence.get("/fence").status()).isEqualTo(404);
            assertThat(client.polls.in().available()).isZero();

            release.countDown();
            assertThat(posts.read().body()).isEqualTo("ok");
            assertThat(client.polls.read().body()).isEqualTo("4brought about");
        } finally {
            release.countDown();
            for (RawHttp connection : connections) {
                connection.close();
            }
        }
    }

    private static void block(
            RunningEngine engine, RawHttp blocker, CompletableFuture<Void> blocked, CountDownLatch release) {
        engine.handler.onRequest = request -> {
            blocked.complete(null);
            try {
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return CompletableFuture.completedFuture(HttpResponse.notFound());
        };
        try {
            blocker.request("GET", "/block", new byte[0]);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        blocked.join();
    }

    private RawHttp connectionOn(RunningEngine engine, List<RawHttp> connections, String wanted, boolean same)
            throws Exception {
        while (true) {
            RawHttp connection = engine.http();
            connections.add(connection);
            if (loopOf(connection).equals(wanted) == same) {
                return connection;
            }
        }
    }

    private String loopOf(RawHttp connection) throws Exception {
        assertThat(connection.get("/loop").status()).isEqualTo(404);
        return loop;
    }
}
