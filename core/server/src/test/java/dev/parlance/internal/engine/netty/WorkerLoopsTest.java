package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.util.NettyRuntime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerLoopsTest {
    @Test
    void thereAreAsManyEventLoopsAsCoresUnlessANumberIsGiven() {
        assertThat(count(0)).isEqualTo(NettyRuntime.availableProcessors());
        assertThat(count(3)).isEqualTo(3);
    }

    private static int count(int threads) {
        WorkerLoops loops = new WorkerLoops(
                threads, () -> EventLoops.best().loop("test", DefaultSelectStrategyFactory.INSTANCE), lost -> {});
        int[] count = {0};
        loops.forEach(loop -> count[0]++);
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        return count[0];
    }
}
