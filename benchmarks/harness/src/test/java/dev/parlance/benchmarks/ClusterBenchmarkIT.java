package dev.parlance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.benchmarks.workload.CrossNodeBroadcast.Figures;
import dev.parlance.benchmarks.workload.Sizes;
import dev.parlance.testredis.TestRedis;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That it runs, with a handful of clients, on the Redis that needs no installation: the sharded adapter needs another. */
class ClusterBenchmarkIT {
    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void aBroadcastReachesTheRoomOnAnotherServer(String adapter) throws IOException {
        try (TestRedis redis = TestRedis.embedded()) {
            Figures figures = ClusterBenchmark.measure(redis.uri(), adapter, Sizes.TINY);

            assertThat(figures.sending()).isPositive();
        }
    }
}
