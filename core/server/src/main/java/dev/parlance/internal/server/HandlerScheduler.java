package dev.parlance.internal.server;

import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.listener.FeatureInstallation;
import dev.parlance.socket.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an application has run later: awaited by the timers, run by the handlers. */
record HandlerScheduler(Timers timers, Executor handlers) implements Scheduler {
    private static final Logger log = LoggerFactory.getLogger(HandlerScheduler.class);

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        AtomicBoolean over = new AtomicBoolean();
        Timers.Timer timer = timers.schedule(
                delay,
                () -> handlers.execute(() -> {
                    if (over.compareAndSet(false, true)) {
                        run(task);
                    }
                }));
        Timer cancelling = () -> {
            // It may be due already, and wait for a thread.
            over.set(true);
            timer.cancel();
        };
        FeatureInstallation.note(cancelling::cancel);
        return cancelling;
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            log.error("A scheduled task failed", e);
        }
    }

    @Override
    public Clock clock() {
        InstantSource now = timers::now;
        return now.withZone(ZoneOffset.UTC);
    }
}
