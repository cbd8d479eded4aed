package dev.parlance.testkit;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets what is ready run, and time pass: on one server, or on all of a cluster.
 *
 * @param servers supplies those that there are now
 */
record Driver(TestClock clock, Supplier<? extends Collection<TestServer>> servers) {
    /** Runs until nothing is left to run now. */
    void run() {
        boolean ran = true;
        while (ran) {
            ran = runServers() | clock.runDue();
        }
    }

    private boolean runServers() {
        boolean ran = false;
        for (TestServer server : List.copyOf(servers.get())) {
            ran |= server.runOnce();
        }
        return ran;
    }

    /** Runs what is ready, then each timer in its order with all that follows from it. */
    void advance(Duration duration) {
        run();
        clock.advance(duration, this::run);
    }
}
