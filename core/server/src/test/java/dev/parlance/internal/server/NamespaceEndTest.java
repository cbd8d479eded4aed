package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is run when a namespace has ended, because its server has closed. */
class NamespaceEndTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final List<String> recorded = new ArrayList<>();

    private CompletableFuture<Void> close() {
        CompletableFuture<Void> closed = server.closeGracefully(DEADLINE).toCompletableFuture();
        server.advance(Duration.ofSeconds(1));
        return closed;
    }

    @Test
    void itIsRunOnceOnAHandlerThreadAfterTheLastDisconnectListener() {
        root.onDisconnect((socket, reason) -> recorded.add("gone"));
        root.onClose(() -> recorded.add("closed with " + root.sockets().size() + " sockets, on a handler thread: "
                + Thread.currentThread().getName().startsWith("driven-")));
        TestClient client = server.connect("/");
        assertThat(client.isConnected()).isTrue();
        assertThat(close()).isCompleted();
        assertThat(recorded).containsExactly("gone", "closed with 0 sockets, on a handler thread: true");
    }

    @Test
    void whatIsRemovedIsNotRun() {
        Runnable twice = () -> recorded.add("once");
        Registration first = root.onClose(twice);
        root.onClose(twice);
        first.remove();
        first.remove();
        close();
        assertThat(recorded).containsExactly("once");
    }

    @Test
    void whatFailsIsLoggedAndTheOthersRun() {
        root.onClose(() -> {
            throw new AssertionError("of the test");
        });
        root.onClose(() -> recorded.add("other"));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(close()).isCompleted();
            assertThat(log.messages()).containsExactly("A task for the end of namespace / failed");
        }
        assertThat(recorded).containsExactly("other");
    }

    @Test
    void whatComesTooLateIsRunAtOnce() {
        close();
        root.onClose(() -> recorded.add("late")).remove();
        assertThat(recorded).containsExactly("late");
    }

    @Test
    void theServerWaitsForItButNotBeyondItsDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        root.onClose(() -> {
            try {
                never.await();
            } catch (InterruptedException end) {
                recorded.add("interrupted");
            }
        });
        CompletableFuture<Void> closed = close();
        assertThat(closed).isNotDone();
        server.advance(DEADLINE);
        assertThat(closed).isCompleted();
    }
}
