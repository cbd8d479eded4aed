package dev.parlance.internal.engine.netty;

import io.netty.channel.AbstractEventLoopGroup;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.util.NettyRuntime;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loops of the connections. Netty ends an event loop on which an {@link Error} is thrown in its own code, such as an
 * {@link OutOfMemoryError}; it is replaced here, so that the server goes on with the connections of the others and takes
 * new ones.
 */
final class WorkerLoops extends AbstractEventLoopGroup {
    private static final Logger log = LoggerFactory.getLogger(WorkerLoops.class);

    private final Supplier<WatchedLoop> factory;
    private final Consumer<EventLoop> onLoss;
    private final List<WatchedLoop> loops = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Promise<Void> terminated = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
    private volatile boolean shuttingDown;

    /**
     * Makes event loops.
     *
     * @param threads how many; 0 for as many as there are cores: nothing that runs on them ever blocks
     * @param onLoss is called by {@link #replaceLost} with an event loop that has ended by an error; again if it throws
     */
    WorkerLoops(int threads, Supplier<WatchedLoop> factory, Consumer<EventLoop> onLoss) {
        this.factory = factory;
        this.onLoss = onLoss;
        int count = threads == 0 ? NettyRuntime.availableProcessors() : threads;
        for (int i = 0; i < count; i++) {
            loops.add(factory.get());
        }
    }

    /** How many there are. */
    int count() {
        return loops.size();
    }

    /** Replaces event loops that have ended by an error. It may throw when there is no memory yet: to be called again. */
    synchronized void replaceLost() {
        for (int i = 0; i < loops.size() && !shuttingDown; i++) {
            WatchedLoop loop = loops.get(i);
            if (loop.hasEnded()) {
                // First: that frees memory for the new one.
                onLoss.accept(loop.loop());
                loops.set(i, factory.get());
                log.error("An event loop ended by an error and was replaced; its connections are closed");
            }
        }
    }

    private void completeWhenTerminated() {
        if (loops.stream().allMatch(WatchedLoop::hasEnded)) {
            terminated.trySuccess(null);
        }
    }

    @Override
    public EventLoop next() {
        return nextWatched().loop();
    }

    private WatchedLoop nextWatched() {
        int first = turn.getAndIncrement() & Integer.MAX_VALUE;
        int count = loops.size();
        for (int i = 0; i < count; i++) {
            WatchedLoop loop = loops.get((first + i) % count);
            if (!loop.loop().isShuttingDown() && !loop.hasEnded()) {
                return loop;
            }
        }
        return loops.get(first % count);
    }

    @Override
    public Iterator<EventExecutor> iterator() {
        List<EventExecutor> all = new ArrayList<>();
        loops.forEach(watched -> all.add(watched.loop()));
        return all.iterator();
    }

    @Override
    public ChannelFuture register(Channel channel) {
        return nextWatched().register(channel);
    }

    @Override
    public ChannelFuture register(ChannelPromise promise) {
        return next().register(promise);
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        return next().register(channel, promise);
    }

    @Override
    public synchronized Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        shuttingDown = true;
        for (WatchedLoop watched : loops) {
            watched.loop()
                    .shutdownGracefully(quietPeriod, timeout, unit)
                    .addListener(ended -> completeWhenTerminated());
        }
        return terminated;
    }

    @Override
    public Future<?> terminationFuture() {
        return terminated;
    }

    @Override
    @Deprecated
    public void shutdown() {
        shutdownGracefully();
    }

    @Override
    public boolean isShuttingDown() {
        return shuttingDown;
    }

    @Override
    public boolean isShutdown() {
        return terminated.isDone();
    }

    @Override
    public boolean isTerminated() {
        return terminated.isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }
}
