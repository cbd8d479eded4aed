package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.session.EngineContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that are open, so that those of an event loop that has ended by an error can be closed. */
final class OpenChannels {
    private static final Logger log = LoggerFactory.getLogger(OpenChannels.class);

    private final EngineContext engine;
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
    private final ChannelFutureListener remove = closed -> channels.remove(closed.channel());

    OpenChannels(EngineContext engine) {
        this.engine = engine;
    }

    /** Adds a connection until it is closed. */
    void add(Channel channel) {
        channels.add(channel);
        channel.closeFuture().addListener(remove);
    }

    /** Closes the connections of an event loop that has ended, and their sessions. */
    void eventLoopLost(EventLoop loop) {
        engine.timers().lost(loop);
        engine.sessions().all().forEach(session -> session.eventLoopLost(loop));
        for (Channel channel : channels) {
            if (channel.eventLoop() == loop) {
                channels.remove(channel);
                closeNow(channel);
            }
        }
    }

    /**
     * Closes what event loops have left that were shut down. Without a quiet period one of Netty 4.2 that is told so in the midst
     * of a round ends without closing its connections.
     */
    void closeLeft() {
        for (Channel channel : channels) {
            if (channel.eventLoop().isTerminated()) {
                channels.remove(channel);
                closeNow(channel);
            }
        }
    }

    /** Closes a channel whose event loop has ended: nobody else uses it any more. */
    static void closeNow(Channel channel) {
        try {
            if (channel instanceof UnixChannel unix) {
                unix.fd().close();
            } else {
                channel.unsafe().closeForcibly();
            }
        } catch (IOException failed) {
            log.debug("a channel of an event loop that has ended could not be closed: {}", failed.getClass());
        }
    }
}
