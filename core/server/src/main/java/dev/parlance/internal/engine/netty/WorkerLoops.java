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
    private static final long RETRY_MILLIS = 100;

    private final Supplier<EventLoop> factory;
    private final Consumer<EventLoop> lost;
    private final List<EventLoop> loops = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Promise<Void> terminated = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
    private volatile boolean shuttingDown;

    /**
     * Makes event loops.
     *
     * @param threads how many; 0 for as many as there are cores: nothing that runs on them ever blocks
     * @param lost is called with an event loop that has ended by an error, after it has been replaced; on another thread
     */
    WorkerLoops(int threads, Supplier<EventLoop> factory, Consumer<EventLoop> lost) {
        this.factory = factory;
        this.lost = lost;
        int count = threads == 0 ? NettyRuntime.availableProcessors() : threads;
        for (int i = 0; i < count; i++) {
            loops.add(watched(factory.get()));
        }
    }

    private EventLoop watched(EventLoop loop) {
        loop.terminationFuture().addListener(ended -> terminated(loop));
        return loop;
    }

    private void terminated(EventLoop loop) {
        if (!shuttingDown) {
            replace(loop);
            lost.accept(loop);
        } else if (loops.stream().allMatch(EventExecutor::isTerminated)) {
            terminated.trySuccess(null);
        }
    }

    private synchronized void replace(EventLoop loop) {
        if (shuttingDown) {
            return;
        }
        try {
            loops.set(loops.indexOf(loop), watched(factory.get()));
            log.error("An event loop ended by an error and was replaced; its connections are closed");
        } catch (Throwable stillFailing) {
            // There may be no memory yet. Until there is, the other event loops take the connections.
            GlobalEventExecutor.INSTANCE.schedule(() -> replace(loop), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public EventLoop next() {
        int first = turn.getAndIncrement() & Integer.MAX_VALUE;
        int count = loops.size();
        for (int i = 0; i < count; i++) {
            EventLoop loop = loops.get((first + i) % count);
            if (!loop.isShuttingDown()) {
                return loop;
            }
        }
        return loops.get(first % count);
    }

    @Override
    public Iterator<EventExecutor> iterator() {
        return new ArrayList<EventExecutor>(loops).iterator();
    }

    @Override
    public ChannelFuture register(Channel channel) {
        return next().register(channel);
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
        loops.forEach(loop -> loop.shutdownGracefully(quietPeriod, timeout, unit));
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
