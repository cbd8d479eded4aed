package dev.parlance.internal.engine.netty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event loop and its thread: after an error the thread may have ended although the event loop does not say so. */
final class WatchedLoop {
    private final EventLoop loop;
    private volatile @Nullable Thread thread;

    /** Makes an event loop with a thread factory; its thread's name begins as given. */
    WatchedLoop(String name, Function<ThreadFactory, EventLoop> make) {
        ThreadFactory factory = new DefaultThreadFactory(name);
        this.loop = make.apply(task -> {
            Thread made = factory.newThread(task);
            thread = made;
            return made;
        });
    }

    EventLoop loop() {
        return loop;
    }

    /** Whether it runs nothing any more. */
    boolean hasEnded() {
        Thread started = thread;
        return loop.isTerminated() || started != null && started.getState() == Thread.State.TERMINATED;
    }
}
