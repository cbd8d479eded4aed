package dev.parlance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.testredis.TcpRelay;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server that is cut off from the stream misses nothing of it; one whose stream is gone says so. */
class StreamsOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** On a machine that does nothing else. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(ScenarioSize.of(30, 5));

    /** Longer than a server waits for the next entries. */
    private static final Duration DELAY = Duration.ofSeconds(6);

    @AutoClose
    private final TestRedis redis = TestRedis.embedded();

    @AutoClose
    private final TcpRelay network = new TcpRelay(redis.port());

    @AutoClose("shutdown")
    private final RedisClient direct = RedisClient.create(redis.uri());

    @AutoClose("shutdown")
    private final RedisClient delayed = RedisClient.create("redis://127.0.0.1:" + network.port());

    @AutoClose
    private final Node first = Node.start(StreamsRedisAdapter.builder(direct).build());

    @AutoClose
    private final Node second = Node.start(StreamsRedisAdapter.builder(delayed).build());

    @AutoClose
    private final ConnectedClient ann = first.connect();

    @AutoClose
    private final ConnectedClient bob = second.connect();

    StreamsOutageIT() throws Exception {}

    private void awaitDelivery(String name, Duration within) {
        await().atMost(within).pollInterval(Duration.ofMillis(50)).until(() -> {
            first.namespace().untyped().emit(name);
            return bob.hasReceived(name);
        });
    }

    @Test
    void aServerThatIsCutOffForAWhileMissesNothing() {
        awaitDelivery("before", PATIENCE);
        network.delayAnswers(DELAY);
        await().atMost(PATIENCE).until(() -> !second.isHealthy());
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add("missed " + i);
            first.namespace().untyped().emit("missed " + i);
        }
        network.delayAnswers(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> bob.hasReceived("missed 499"));
        assertThat(bob.names("missed ")).isEqualTo(sent);
        await().atMost(BACK_WITHIN).until(second::isHealthy);
    }

    @Test
    void aRedisThatHasForgottenTheStreamIsUsedAgainAndTheGapIsReported() throws Exception {
        awaitDelivery("before", PATIENCE);
        redis.kill();
        await().atMost(PATIENCE).until(() -> !first.isHealthy() && !second.isHealthy());
        first.namespace().untyped().emit("meanwhile");
        await().atMost(PATIENCE).until(() -> ann.hasReceived("meanwhile"));

        redis.start();
        awaitDelivery("after", BACK_WITHIN);
        await().atMost(PATIENCE).until(() -> second.incidents(AdapterIncident.Reason.SUBSCRIPTION_GAP) > 0);
        assertThat(first.namespace().fetchSockets())
                .succeedsWithin(BACK_WITHIN)
                .satisfies(sockets -> assertThat(sockets).hasSize(2));
    }
}
