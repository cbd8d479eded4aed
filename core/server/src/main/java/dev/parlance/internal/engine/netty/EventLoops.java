package dev.parlance.internal.engine.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.NettyRuntime;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;

/**
 * Makes event loops, for the transport that this machine has.
 *
 * @param serverChannel the type of channel that they serve
 */
record EventLoops(
        Class<? extends ServerChannel> serverChannel, BiFunction<Integer, ThreadFactory, EventLoopGroup> factory) {

    /** Native epoll where there is epoll, else NIO. */
    // Deprecated in Netty 4.2, whose replacements do not exist in 4.1.
    @SuppressWarnings("deprecation")
    static EventLoops best() {
        return Epoll.isAvailable()
                ? new EventLoops(EpollServerSocketChannel.class, EpollEventLoopGroup::new)
                : new EventLoops(NioServerSocketChannel.class, NioEventLoopGroup::new);
    }

    /**
     * A group of event loops.
     *
     * @param threads how many; 0 for as many as there are cores: nothing that runs on them ever blocks
     * @param name the names of its threads begin so
     */
    EventLoopGroup group(int threads, String name) {
        int count = threads == 0 ? NettyRuntime.availableProcessors() : threads;
        return factory.apply(count, new DefaultThreadFactory(name));
    }
}
