package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Embedded channels stand for the listening socket and, with their event loops, for those that serve connections. */
class AcceptPaceTest {
    private final EmbeddedChannel first = new EmbeddedChannel();
    private final EmbeddedChannel second = new EmbeddedChannel();
    private final EmbeddedChannel socket =
            new EmbeddedChannel(new AcceptPace(List.<EventExecutor>of(first.eventLoop(), second.eventLoop())));
    private int accepted;

    @BeforeEach
    void count() {
        socket.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object connection) {
                accepted++;
            }
        });
    }

    @AfterEach
    void close() {
        List.of(first, second, socket).forEach(EmbeddedChannel::close);
    }

    private void accept(int connections) {
        for (int i = 0; i < connections; i++) {
            socket.writeInbound("connection");
        }
    }

    private boolean accepts() {
        socket.runPendingTasks();
        return socket.config().isAutoRead();
    }

    @Test
    void afterSomeConnectionsItIsWaitedUntilAllEventLoopsHaveComeRound() {
        accept(AcceptPace.AT_ONCE - 1);
        assertThat(accepts()).isTrue();
        accept(1);
        assertThat(accepts()).isFalse();
        first.runPendingTasks();
        assertThat(accepts()).isFalse();
        second.runPendingTasks();
        assertThat(accepts()).isTrue();
        assertThat(accepted).isEqualTo(AcceptPace.AT_ONCE);
    }

    @Test
    void eachRoundLetsInAsManyAgain() {
        for (int round = 0; round < 3; round++) {
            accept(AcceptPace.AT_ONCE);
            assertThat(accepts()).isFalse();
            first.runPendingTasks();
            second.runPendingTasks();
            assertThat(accepts()).isTrue();
        }
        assertThat(accepted).isEqualTo(3 * AcceptPace.AT_ONCE);
    }

    @Test
    void anEventLoopThatHangsIsNotWaitedForForLong() {
        accept(AcceptPace.AT_ONCE);
        first.runPendingTasks();
        assertThat(accepts()).isFalse();
        socket.advanceTimeBy(100, TimeUnit.MILLISECONDS);
        socket.runScheduledPendingTasks();
        assertThat(accepts()).isTrue();
        // Too late: it has no say in what is accepted since.
        accept(AcceptPace.AT_ONCE);
        second.runPendingTasks();
        first.runPendingTasks();
        assertThat(accepts()).isTrue();
    }

    @Test
    void anEventLoopThatHasEndedIsNotWaitedFor() {
        EventExecutor ended = new DefaultEventExecutor();
        ended.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        socket.pipeline().replace(AcceptPace.class, null, new AcceptPace(List.of(first.eventLoop(), ended)));
        accept(AcceptPace.AT_ONCE);
        assertThat(accepts()).isFalse();
        first.runPendingTasks();
        assertThat(accepts()).isTrue();
    }

    @Test
    void whatAnEndedRoundLeavesBehindEndsNoOther() {
        accept(AcceptPace.AT_ONCE);
        first.runPendingTasks();
        second.runPendingTasks();
        assertThat(accepts()).isTrue();
        socket.advanceTimeBy(99, TimeUnit.MILLISECONDS);
        accept(AcceptPace.AT_ONCE);
        socket.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        socket.runScheduledPendingTasks();
        assertThat(accepts()).isFalse();
    }
}
