package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.Scheduler;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandlerSchedulerTest {
    private final TestServer server = TestServer.create();
    private final Scheduler scheduler = server.scheduler();
    private final List<String> ran = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTaskRunsOnceWhenItsTimeHasCome() {
        scheduler.schedule(Duration.ofSeconds(2), () -> ran.add("two"));
        scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("one"));
        server.advance(Duration.ofMillis(999));
        assertThat(ran).isEmpty();
        server.advance(Duration.ofMillis(1));
        assertThat(ran).containsExactly("one");
        server.advance(Duration.ofMinutes(1));
        assertThat(ran).containsExactly("one", "two");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        Scheduler.Timer never = scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("never"));
        never.cancel();
        never.cancel();
        server.advance(Duration.ofMinutes(1));
        assertThat(ran).isEmpty();
    }

    @Test
    void aTaskThatIsDueAndWaitsForItsThreadCanStillBeCancelled() {
        List<Runnable> waiting = new ArrayList<>();
        Timers due = new ThreadlessTimers();
        Scheduler.Timer timer = new HandlerScheduler(due, waiting::add).schedule(Duration.ZERO, () -> ran.add("never"));
        assertThat(waiting).hasSize(1);
        timer.cancel();
        waiting.forEach(Runnable::run);
        assertThat(ran).isEmpty();
    }

    /** Timers for which everything is due at once. */
    private static final class ThreadlessTimers implements Timers {
        @Override
        public Timer schedule(Duration delay, Runnable task) {
            task.run();
            return () -> {};
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    @Test
    void aTaskThatFailsHarmsNoOther() {
        scheduler.schedule(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("of the test");
        });
        scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("other"));
        server.advance(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("other");
    }

    @Test
    void itsClockGoesByTheServersTime() {
        Instant before = scheduler.clock().instant();
        server.advance(Duration.ofHours(1));
        assertThat(scheduler.clock().instant())
                .isEqualTo(before.plus(Duration.ofHours(1)))
                .isEqualTo(server.now());
        assertThat(scheduler.clock().withZone(ZoneId.of("Europe/Paris")).instant())
                .isEqualTo(server.now());
    }
}
