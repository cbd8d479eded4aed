package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.internal.server.CapturedLog;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is thrown where nobody expects it stops neither the timer, nor the pool, nor a queue. */
class SurvivalTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HeldTimers timers = new HeldTimers();

    @Test
    void aQueueGoesOnAfterATaskThatThrows() {
        Deque<Runnable> pool = new ArrayDeque<>();
        SerialExecutor serial = new SerialExecutor(pool::push);
        List<String> ran = new ArrayList<>();
        serial.execute(() -> {
            throw new StackOverflowError();
        });
        serial.execute(() -> ran.add("second"));
        assertThatThrownBy(() -> pool.pop().run()).isInstanceOf(StackOverflowError.class);
        pool.pop().run();
        assertThat(ran).containsExactly("second");
    }

    @Test
    void deadlinesAreWatchedAgainAfterTheTimerCouldNotBeSet() {
        timers.failNext(new OutOfMemoryError("thrown by a test"));
        Deadlines deadlines = new Deadlines(timers, SECOND);
        Mailbox mailbox = mailbox(deadlines);
        assertThatThrownBy(() -> deadlines.watch(mailbox)).isInstanceOf(OutOfMemoryError.class);
        deadlines.watch(mailbox);
        assertThat(timers.waiting()).isEqualTo(1);
    }

    @Test
    void aSweepThatCannotGoOnIsArmedByTheNextMailbox() {
        Deadlines deadlines = new Deadlines(timers, SECOND);
        deadlines.watch(mailbox(deadlines));
        timers.failNext(new OutOfMemoryError("thrown by a test"));
        assertThatThrownBy(timers::elapse).isInstanceOf(OutOfMemoryError.class);
        deadlines.watch(mailbox(deadlines));
        assertThat(timers.waiting()).isEqualTo(1);
    }

    @Test
    void aPoolWhoseTickFailsIsWatchedAgain() throws Exception {
        HandlerPool pool = new HandlerPool("survival-test-", 4, timers);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch blocking = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(2);
        try {
            pool.execute(() -> {
                blocking.countDown();
                block(held);
            });
            assertThat(blocking.await(10, TimeUnit.SECONDS)).isTrue();
            timers.failNext(new OutOfMemoryError("thrown by a test"));
            assertThatThrownBy(timers::elapse).isInstanceOf(OutOfMemoryError.class);
            pool.execute(done::countDown);
            pool.execute(done::countDown);
            timers.elapse();
            timers.elapse();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            held.countDown();
            pool.close();
        }
    }

    @Test
    void theTimerRunsWhatIsDueAfterATaskThatThrows() throws Exception {
        try (ThreadTimers real = new ThreadTimers();
                CapturedLog log = new CapturedLog()) {
            CountDownLatch ran = new CountDownLatch(1);
            for (Error error : List.of(new OutOfMemoryError("thrown by a test"), new StackOverflowError())) {
                real.schedule(Duration.ZERO, () -> {
                    throw error;
                });
            }
            real.schedule(Duration.ZERO, ran::countDown);
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.messages()).hasSize(2);
        }
    }

    @Test
    void aHandlerThatThrowsAnErrorStopsNoOther() {
        try (TestServer server = TestServer.create();
                CapturedLog log = new CapturedLog()) {
            Namespace<?> root = server.namespace("/");
            AtomicInteger heard = new AtomicInteger();
            root.untyped().on("boom", (socket, arguments, ack) -> {
                throw new NoClassDefFoundError();
            });
            root.untyped().on("fine", (socket, arguments, ack) -> heard.incrementAndGet());
            var wire = server.wire().send("0");
            wire.received();
            wire.send("2[\"boom\"]").send("2[\"fine\"]");
            wire.received();
            assertThat(heard).hasValue(1);
            assertThat(log.messages()).isNotEmpty();
        }
    }

    private Mailbox mailbox(Deadlines deadlines) {
        return new Mailbox(
                new Execution(
                        timers,
                        task -> {},
                        task -> {},
                        new FairExecutor(task -> {}, 1),
                        new FairExecutor(task -> {}, 1),
                        deadlines),
                null);
    }

    private static void block(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
