package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.util.NettyRuntime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
    @Test
    void thereAreAsManyEventLoopsAsCoresUnlessANumberIsGiven() {
        assertThat(count(0)).isEqualTo(NettyRuntime.availableProcessors());
        assertThat(count(3)).isEqualTo(3);
    }

    private static int count(int threads) {
        EventLoopGroup group = EventLoops.best().group(threads, "test");
        int[] count = {0};
        group.forEach(loop -> count[0]++);
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        return count[0];
    }
}
