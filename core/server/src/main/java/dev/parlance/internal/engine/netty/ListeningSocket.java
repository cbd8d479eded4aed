package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.EngineOptions;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.SelectStrategyFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket that accepts connections, and the event loops that serve them. Event loops that end by an error are replaced,
 * and if it was the socket's, the socket is bound again.
 */
final class ListeningSocket {
    private static final Logger log = LoggerFactory.getLogger(ListeningSocket.class);
    private static final int BACKLOG = 1024;
    private static final int MIN_READ = 64;
    private static final int FIRST_READ = 2 * 1024;
    private static final int MAX_READ = 8 * 1024;
    private static final long WATCH_MILLIS = 250;
    private static final int RESERVE_BYTES = 2 * 1024 * 1024;
    private static final long MAX_SHUTDOWN_SECONDS = 3;

    private final EventLoops transport = EventLoops.best();
    private final SelectStrategyFactory strategies;
    private final WorkerLoops workers;
    private final Pipelines pipelines;
    private volatile WatchedLoop acceptor;
    private volatile @Nullable Channel channel;
    private volatile InetSocketAddress address = new InetSocketAddress(0);
    private volatile boolean stopped;

    /** Memory to recover with when there is none left: nothing can be freed without an allocation. Of the watching thread. */
    private byte @Nullable [] reserve = new byte[RESERVE_BYTES];

    /**
     * Not bound yet.
     *
     * @param strategies how event loops wait for events
     * @param onLoss is called with an event loop of connections that has ended by an error; on a thread of its own
     */
    ListeningSocket(
            EngineOptions options, Pipelines pipelines, SelectStrategyFactory strategies, Consumer<EventLoop> onLoss) {
        this.pipelines = pipelines;
        this.strategies = strategies;
        this.acceptor = newAcceptor();
        this.workers =
                new WorkerLoops(options.eventLoopThreads(), () -> transport.loop("parlance-io", strategies), onLoss);
    }

    private WatchedLoop newAcceptor() {
        return transport.loop("parlance-acceptor", strategies);
    }

    /** How many event loops serve connections. */
    int workers() {
        return workers.count();
    }

    /**
     * Binds; if that fails, nothing is left behind.
     *
     * @param host null for all addresses
     * @param port 0 for any free one
     */
    InetSocketAddress bind(@Nullable String host, int port) throws IOException {
        ChannelFuture bound = listen(host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port))
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            channel = bound.channel();
            address = (InetSocketAddress) bound.channel().localAddress();
            startWatching();
            return address;
        }
        shutDown().join();
        BindException cannotBind = new BindException("cannot listen on " + (host == null ? "*" : host) + ":" + port
                + ": " + bound.cause().getMessage());
        cannotBind.initCause(bound.cause());
        throw cannotBind;
    }

    // The option for receive buffers has another name in Netty 4.2, and the old one is the only one in 4.1.
    @SuppressWarnings("deprecation")
    private ChannelFuture listen(InetSocketAddress address) {
        return new ServerBootstrap()
                .group(acceptor.loop(), workers)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RCVBUF_ALLOCATOR, readSizes())
                .handler(new AcceptPace(workers))
                .childHandler(pipelines)
                .bind(address);
    }

    /**
     * One for all, where by default each connection makes its own. A connection is read once in its turn, so that who sends much
     * does not hold up others, nor fill the memory before those that the budget closes can be closed.
     */
    private static RecvByteBufAllocator readSizes() {
        return new AdaptiveRecvByteBufAllocator(MIN_READ, FIRST_READ, MAX_READ).maxMessagesPerRead(1);
    }

    private void startWatching() {
        Thread thread = new Thread(this::watch, "parlance-event-loop-watch");
        thread.setDaemon(true);
        thread.start();
    }

    // A thread of its own, which exists before memory runs out, and which nothing but the end stops.
    private void watch() {
        while (!stopped) {
            try {
                Thread.sleep(WATCH_MILLIS);
                workers.replaceLost();
                listenAgainIfLost();
                if (reserve == null) {
                    reserve = new byte[RESERVE_BYTES];
                }
            } catch (InterruptedException ended) {
                return;
            } catch (Throwable noMemoryYet) {
                // Tried again: to log it may fail as well.
                reserve = null;
            }
        }
    }

    private void listenAgainIfLost() {
        Channel lost = channel;
        if (stopped || lost == null || !acceptor.hasEnded()) {
            return;
        }
        OpenChannels.closeNow(lost);
        acceptor = newAcceptor();
        ChannelFuture bound = listen(address).awaitUninterruptibly();
        if (bound.isSuccess()) {
            channel = bound.channel();
            log.error("The event loop that accepts connections ended by an error and was replaced");
        } else {
            // Once it has stopped, the next round tries again.
            acceptor.loop().shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** Closes the socket; completes when it is closed and all connections it accepted are known to their event loops. */
    CompletableFuture<Void> stopListening() {
        stopped = true;
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Channel bound = channel;
        if (bound == null) {
            closed.complete(null);
        } else {
            bound.close().addListener(done -> closed.complete(null));
        }
        return closed;
    }

    /** The event loops of the connections. */
    List<EventExecutor> loops() {
        List<EventExecutor> loops = new ArrayList<>();
        workers.forEach(loops::add);
        return loops;
    }

    /** Closes all connections and stops the event loops; completes when they have stopped. */
    CompletableFuture<Void> shutDown() {
        stopped = true;
        return CompletableFuture.allOf(end(acceptor.loop()), end(workers)).thenRun(pipelines::end);
    }

    private static CompletableFuture<Void> end(EventLoopGroup group) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).addListener(done -> end.complete(null));
        // One whose thread has died of an error never says so.
        return end.completeOnTimeout(null, MAX_SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }
}
