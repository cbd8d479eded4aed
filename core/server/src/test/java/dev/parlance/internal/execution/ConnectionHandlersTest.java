package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ConnectionHandlersTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Execution execution =
            Execution.of(new HeldTimers(), threads::add, threads::add, Duration.ofSeconds(30));
    private final List<String> ran = new ArrayList<>();

    private long unread = ConnectionHandlers.UNREAD;

    private ConnectionHandlers connection() {
        return new ConnectionHandlers(execution, () -> unread);
    }

    @Test
    void whoReadsWhatItIsSentIsHandledByAnyThread() {
        assertThat(connection().now()).isSameAs(execution.handlers());
    }

    @Test
    void thoseWhoDoNotReadAreHandledByFewThreadsSoThatOthersGetOne() {
        unread++;
        for (int i = 0; i < 100; i++) {
            connection().now().execute(() -> ran.add("slow"));
        }
        assertThat(threads).hasSize(8);
        unread = 0;
        connection().now().execute(() -> ran.add("quick"));
        assertThat(threads).hasSize(9);
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        assertThat(ran).hasSize(101);
    }

    @Test
    void theThreadsOfOneConnectionAreAlwaysTheSame() {
        ConnectionHandlers connection = connection();
        unread++;
        Executor slow = connection.now();
        assertThat(connection.now()).isSameAs(slow);
        unread--;
        assertThat(connection.now()).isSameAs(execution.handlers());
    }
}
