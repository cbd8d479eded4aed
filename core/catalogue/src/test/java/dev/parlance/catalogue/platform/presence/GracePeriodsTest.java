package dev.parlance.catalogue.platform.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Scheduler;
import dev.parlance.testkit.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GracePeriodsTest {
    private static final PresenceScope HERE = new PresenceScope("/", "project", "p1");
    private static final Duration LENGTH = Duration.ofSeconds(10);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final AtomicInteger running = new AtomicInteger();
    private final List<String> ended = new ArrayList<>();

    /** Counts what was neither cancelled nor has run. */
    private final Scheduler scheduler = new Scheduler() {
        @Override
        public Timer schedule(Duration delay, Runnable task) {
            running.incrementAndGet();
            Timer timer = server.scheduler().schedule(delay, () -> {
                running.decrementAndGet();
                task.run();
            });
            return () -> {
                running.decrementAndGet();
                timer.cancel();
            };
        }

        @Override
        public Clock clock() {
            return server.scheduler().clock();
        }
    };

    private final GracePeriods gracePeriods = new GracePeriods(scheduler, LENGTH);

    private void begin(String userId, long departure) {
        gracePeriods.begin(HERE, userId, departure, () -> ended.add(userId + departure));
    }

    @Test
    void oneRunsForAUserInAScopeHoweverOftenTheyLeave() {
        for (int i = 1; i <= 1_000; i++) {
            begin("ada", i);
        }
        begin("bob", 1_001);
        assertThat(running).hasValue(2);
        server.advance(LENGTH);
        assertThat(ended).containsExactly("ada1000", "bob1001");
        assertThat(running).hasValue(0);
        assertThat(gracePeriods.find(HERE, "ada")).isNull();
    }

    @Test
    void anEarlierDepartureThatIsLateDoesNotTakeALaterOnesPlace() {
        begin("ada", 2);
        begin("ada", 1);
        server.advance(LENGTH);
        assertThat(ended).containsExactly("ada2");
    }

    @Test
    void onlyTheOneThatWasFoundIsCancelled() {
        begin("ada", 1);
        GracePeriods.GracePeriod found = gracePeriods.find(HERE, "ada");
        begin("ada", 2);
        gracePeriods.cancel(HERE, "ada", found);
        gracePeriods.cancel(HERE, "bob", null);
        assertThat(running).hasValue(1);
        gracePeriods.cancel(HERE, "ada", gracePeriods.find(HERE, "ada"));
        assertThat(running).hasValue(0);
        server.advance(LENGTH);
        assertThat(ended).isEmpty();
    }
}
