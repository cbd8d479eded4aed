package dev.parlance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.socket.Room;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Redis is killed and started again: the channels of rooms are subscribed to again, too. */
class ShardedOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** On a machine that does nothing else. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(ScenarioSize.of(30, 5));

    private static final Room RED = Room.named("red");
    private static final Room BLUE = Room.named("blue");

    @AutoClose
    private final TestRedis redis = TestRedis.installed();

    @AutoClose("shutdown")
    private final RedisClient client = RedisClient.create(redis.uri());

    @AutoClose
    private final Node first = Node.start(ShardedRedisAdapter.builder(client).build());

    @AutoClose
    private final Node second = Node.start(ShardedRedisAdapter.builder(client).build());

    @AutoClose
    private final ConnectedClient ann = first.connect();

    @AutoClose
    private final ConnectedClient bob = second.connect();

    ShardedOutageIT() throws Exception {}

    private void awaitDelivery(Room room, String name, Duration within) {
        await().atMost(within).pollInterval(Duration.ofMillis(50)).until(() -> {
            first.namespace().to(room).untyped().emit(name);
            return bob.hasReceived(name);
        });
    }

    @Test
    void roomsAreBackAfterAnOutageThoseThatWereJoinedMeanwhileToo() throws Exception {
        second.namespace().local().socketsJoin(RED);
        awaitDelivery(RED, "before", PATIENCE);
        redis.kill();
        await().atMost(PATIENCE).until(() -> !first.isHealthy() && !second.isHealthy());
        second.namespace().local().socketsJoin(BLUE);
        second.namespace().local().socketsLeave(RED);
        first.namespace().untyped().emit("meanwhile");
        await().atMost(PATIENCE).until(() -> ann.hasReceived("meanwhile"));

        redis.start();
        awaitDelivery(BLUE, "after", BACK_WITHIN);
        await().atMost(BACK_WITHIN).until(() -> first.isHealthy() && second.isHealthy());
        await().atMost(BACK_WITHIN).until(() -> second.incidents(AdapterIncident.Reason.SUBSCRIPTION_GAP) > 0);
        assertThat(first.incidents(AdapterIncident.Reason.DROPPED_MESSAGE)).isPositive();
        first.namespace().to(RED).untyped().emit("to nobody");
        awaitDelivery(BLUE, "fence", BACK_WITHIN);
        assertThat(bob.hasReceived("to nobody")).isFalse();
        assertThat(first.namespace().serverCount()).succeedsWithin(BACK_WITHIN).isEqualTo(2);
    }

    @Test
    void aRedisThatIsTooOldIsRefused() throws Exception {
        try (TestRedis old = TestRedis.embedded()) {
            RedisClient oldClient = RedisClient.create(old.uri());
            try {
                assertThatThrownBy(() -> Node.start(
                                ShardedRedisAdapter.builder(oldClient).build()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("needs Redis 7.0 or later, and this one is 6.2");
            } finally {
                oldClient.shutdown();
            }
        }
    }
}
