package dev.parlance.internal.engine.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.ThreadFactory;

/**
 * Makes event loops, for the transport that this machine has.
 *
 * @param serverChannel the type of channel that they serve
 */
record EventLoops(Class<? extends ServerChannel> serverChannel, Factory factory) {
    /** So many connections are read before what others were to be sent is written: a crowd must not hold up an answer twice. */
    private static final int MAX_EVENTS = 64;

    /** Makes a group of one event loop. */
    interface Factory {
        EventLoopGroup group(ThreadFactory threads, SelectStrategyFactory strategies);
    }

    /** Native epoll where there is epoll, else NIO. */
    // Deprecated in Netty 4.2, whose replacements do not exist in 4.1.
    @SuppressWarnings("deprecation")
    static EventLoops best() {
        return Epoll.isAvailable()
                ? new EventLoops(
                        EpollServerSocketChannel.class,
                        (threads, strategies) -> new EpollEventLoopGroup(1, threads, MAX_EVENTS, strategies))
                : new EventLoops(
                        NioServerSocketChannel.class,
                        (threads, strategies) ->
                                new NioEventLoopGroup(1, threads, SelectorProvider.provider(), strategies));
    }

    /**
     * One event loop.
     *
     * @param name its thread's name begins so
     */
    WatchedLoop loop(String name, SelectStrategyFactory strategies) {
        return new WatchedLoop(
                name, threads -> factory.group(threads, strategies).next());
    }
}
