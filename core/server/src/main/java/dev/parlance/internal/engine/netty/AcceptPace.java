package dev.parlance.internal.engine.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accepts no more connections than event loops can begin to serve beside those that they have: a crowd that comes at once waits with
 * the operating system, not before what others have sent. On the event loop of the acceptor.
 */
final class AcceptPace extends ChannelInboundHandlerAdapter {
    /** So many are accepted before it is looked whether the event loops have come round. */
    static final int AT_ONCE = 64;

    /** So long at most is waited for an event loop: one that hangs must not keep newcomers from the others. */
    private static final long MAX_WAIT_MILLIS = 100;

    private final Iterable<EventExecutor> loops;
    private int accepted;

    /** For a socket whose connections are served by those event loops. */
    AcceptPace(Iterable<EventExecutor> loops) {
        this.loops = loops;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object connection) {
        ctx.fireChannelRead(connection);
        if (++accepted == AT_ONCE) {
            accepted = 0;
            pause(ctx.channel());
        }
    }

    private void pause(Channel socket) {
        Round round = new Round(socket);
        socket.config().setAutoRead(false);
        socket.eventLoop().schedule(round::end, MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        for (EventExecutor loop : loops) {
            round.begin();
            try {
                loop.execute(round::finish);
            } catch (RejectedExecutionException ended) {
                round.finish();
            }
        }
        round.finish();
    }

    /** One turn of all event loops. */
    private static final class Round {
        private final Channel socket;

        /** Besides the event loops the one who starts it. */
        private final AtomicInteger unfinished = new AtomicInteger(1);

        /** On the event loop of the acceptor. */
        private boolean ended;

        Round(Channel socket) {
            this.socket = socket;
        }

        void begin() {
            unfinished.incrementAndGet();
        }

        void finish() {
            if (unfinished.decrementAndGet() == 0) {
                socket.eventLoop().execute(this::end);
            }
        }

        void end() {
            if (!ended) {
                ended = true;
                socket.config().setAutoRead(true);
            }
        }
    }
}
