package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.EngineOptions;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The socket that accepts connections, and the event loops that serve them. */
final class ListeningSocket {
    private final EventLoops transport = EventLoops.best();
    private final EventLoopGroup acceptor;
    private final EventLoopGroup workers;
    private final ServerBootstrap bootstrap;
    private @Nullable Channel channel;

    // The option for receive buffers has another name in Netty 4.2, and the old one is the only one in 4.1.
    @SuppressWarnings("deprecation")
    ListeningSocket(EngineOptions options, Pipelines pipelines) {
        this.acceptor = transport.group(1, "parlance-acceptor");
        this.workers = transport.group(options.eventLoopThreads(), "parlance-io");
        this.bootstrap = new ServerBootstrap()
                .group(acceptor, workers)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                // Explicit, since Netty 4.1 and 4.2 have different defaults.
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                // One for all: by default each connection makes its own.
                .childOption(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator())
                .childHandler(pipelines);
    }

    /**
     * Binds; if that fails, nothing is left behind.
     *
     * @param host null for all addresses
     * @param port 0 for any free one
     */
    InetSocketAddress bind(@Nullable String host, int port) throws IOException {
        InetSocketAddress wanted = host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        ChannelFuture bound = bootstrap.bind(wanted).awaitUninterruptibly();
        if (bound.isSuccess()) {
            channel = bound.channel();
            return (InetSocketAddress) channel.localAddress();
        }
        shutDown().join();
        BindException cannotBind = new BindException("cannot listen on " + (host == null ? "*" : host) + ":" + port
                + ": " + bound.cause().getMessage());
        cannotBind.initCause(bound.cause());
        throw cannotBind;
    }

    /** Closes the socket; completes when it is closed and all accepted connections are registered with their event loops. */
    CompletableFuture<Void> stopListening() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        if (channel == null) {
            closed.complete(null);
        } else {
            channel.close().addListener(done -> closed.complete(null));
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
        return CompletableFuture.allOf(end(acceptor), end(workers));
    }

    private static CompletableFuture<Void> end(EventLoopGroup group) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).addListener(done -> end.complete(null));
        return end;
    }
}
