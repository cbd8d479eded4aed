package dev.parlance.redis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.ConnectionRegistry.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits of connections over several nodes. */
class ConnectionsIT {
    private static final String PREFIX = "connections";
    private static final ConnectionLimits LIMITS =
            ConnectionLimits.unlimited().withPerUser(3).withPerOrganisation(5);

    private final OwnRedis redis = new OwnRedis();
    private final RedisPlatform one = redis.node(PREFIX);
    private final RedisPlatform two = redis.node(PREFIX);

    @AfterEach
    void close() throws Exception {
        one.close();
        two.close();
        redis.close();
    }

    private static Connection connection(String id, String userId) {
        return new Connection("/", id, userId, userId.equals("guest") ? null : "acme");
    }

    private static boolean opens(RedisPlatform node, String id, String userId) {
        return node.connections().open(connection(id, userId), LIMITS).isEmpty();
    }

    @Test
    void aUserHasAsManyAsTheLimitOnAllNodesTogether() {
        assertThat(opens(one, "1", "ada")).isTrue();
        assertThat(opens(two, "2", "ada")).isTrue();
        assertThat(opens(one, "3", "ada")).isTrue();
        assertThat(two.connections().open(connection("4", "ada"), LIMITS)).hasValue(3);
        assertThat(opens(two, "5", "guest")).isTrue();

        one.connections().close("/", "3");
        one.connections().close("/", "unknown");
        await().until(() -> opens(two, "4", "ada"));
        assertThat(opens(one, "3", "ada")).isFalse();
    }

    @Test
    void usersOfAnOrganisationShareItsLimitAndOneThatIsRefusedUsesNothing() {
        assertThat(opens(one, "1", "ada") && opens(one, "2", "ada") && opens(two, "3", "bob") && opens(two, "4", "bob"))
                .isTrue();
        assertThat(opens(one, "5", "eve")).isTrue();
        assertThat(two.connections().open(connection("6", "zoe"), LIMITS)).hasValue(5);
        one.connections().close("/", "5");
        await().until(() -> opens(two, "6", "zoe"));
        assertThat(opens(one, "7", "zoe")).isFalse();
    }

    @Test
    void ofManyAtTheSameTimeAsManyAreLetInAsMayBe() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> opened = IntStream.range(0, 40)
                .mapToObj(i -> threads.submit(() -> opens(i % 2 == 0 ? one : two, "s" + i, "ada")))
                .toList();
        int count = 0;
        for (Future<Boolean> each : opened) {
            count += each.get() ? 1 : 0;
        }
        threads.shutdownNow();
        assertThat(count).isEqualTo(3);
    }

    @Test
    void theConnectionsOfADeadNodeDoNotCount() {
        assertThat(opens(one, "1", "ada") && opens(one, "2", "ada") && opens(one, "3", "ada"))
                .isTrue();
        assertThat(opens(two, "4", "ada")).isFalse();
        one.close();
        await().until(() -> opens(two, "4", "ada"));
        await().until(() -> redis.commands().keys("*left*").size() == 1);
    }

    @Test
    void withoutRedisEachNodeCountsItsOwnAndTheyAgreeAgainAfterwards() {
        assertThat(opens(one, "1", "ada") && opens(two, "2", "ada")).isTrue();
        redis.stop();
        assertThat(opens(one, "3", "ada") && opens(one, "4", "ada")).isTrue();
        long start = System.nanoTime();
        assertThat(opens(one, "5", "ada")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
        one.connections().close("/", "4");
        two.connections().close("/", "2");

        redis.start();
        await().until(one::isAvailable);
        await().until(() -> redis.commands()
                .hvals("{connections}:connections:user:1:/3:ada")
                .equals(List.of("2")));
        await().until(() -> opens(two, "6", "ada"));
        assertThat(opens(two, "7", "ada")).isFalse();
    }
}
