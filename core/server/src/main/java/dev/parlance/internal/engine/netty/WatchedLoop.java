package dev.parlance.internal.engine.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event loop, its thread and the memory of its connections. After an error the thread may have ended although the event
 * loop does not say so; what its connections held is then released by nobody, and goes with their allocator.
 */
final class WatchedLoop {
    private final EventLoop loop;
    private final ByteBufAllocator allocator = new PooledByteBufAllocator(
            PooledByteBufAllocator.defaultPreferDirect(),
            1,
            1,
            PooledByteBufAllocator.defaultPageSize(),
            PooledByteBufAllocator.defaultMaxOrder(),
            PooledByteBufAllocator.defaultSmallCacheSize(),
            PooledByteBufAllocator.defaultNormalCacheSize(),
            PooledByteBufAllocator.defaultUseCacheForAllThreads());
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

    /** Registers a connection, with the allocator of this event loop. */
    ChannelFuture register(Channel channel) {
        channel.config().setAllocator(allocator);
        return loop.register(channel);
    }

    /** Whether it runs nothing any more. */
    boolean hasEnded() {
        Thread started = thread;
        return loop.isTerminated() || started != null && started.getState() == Thread.State.TERMINATED;
    }
}
