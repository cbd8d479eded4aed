package dev.parlance.redis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parlance.catalogue.platform.order.StoreFailures;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Presence of several nodes, when nodes and Redis fail. */
class PresenceNodesIT {
    private static final int USERS = 50;
    private static final String PREFIX = "nodes";
    private static final Duration UNAVAILABLE = Duration.ofSeconds(2);

    private final List<String> notified = TestFamily.notifications();

    private final OwnRedis redis = new OwnRedis();

    private final RedisPlatform one = redis.node(PREFIX);

    private final RedisPlatform two = redis.node(PREFIX);

    private final RedisPlatform three = redis.node(PREFIX);

    private final TestFamily onOne = new TestFamily(one, notified);
    private final TestFamily onTwo = new TestFamily(two, notified);
    private final TestFamily onThree = new TestFamily(three, notified);

    @AfterEach
    void close() throws Exception {
        one.close();
        two.close();
        three.close();
        redis.close();
    }

    private static String[] each(String what) {
        return IntStream.range(0, USERS).mapToObj(i -> "u" + i + what).toArray(String[]::new);
    }

    @Test
    void whoWasOnADeadNodeIsOfflineOnce() {
        for (String user : each("")) {
            onOne.enter(user);
        }
        onTwo.enter("both");
        onOne.enter("both");
        notified.clear();
        one.close();

        await().untilAsserted(() -> assertThat(onTwo.users()).containsExactly("both"));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(notified).containsExactlyInAnyOrder(each(" offline")));
        assertThat(leftInRedis()).noneMatch(key -> key.contains("u1"));
    }

    @Test
    void whoComesToAnotherNodeBeforeTheLeaseHasRunOutWasNeverAway() {
        onOne.enter("ada");
        onOne.leave("ada");
        one.close();
        onTwo.enter("ada");

        await().until(() -> redis.commands().zcard("{" + PREFIX + "}:leases") == 2);
        assertThat(notified).containsExactly("ada online");
        assertThat(onThree.users()).containsExactly("ada");
    }

    @Test
    void aDepartureThatADeadNodeHadBegunIsEndedByAnother() {
        onOne.enter("ada");
        assertThat(onOne.leave("ada")).isPresent();
        one.close();

        await().untilAsserted(() -> assertThat(notified).containsExactly("ada online", "ada offline"));
    }

    @Test
    void withoutRedisEnteringFailsSoonAndLeavingIsMadeUpFor() {
        onOne.enter("ada");
        onTwo.enter("bob");
        redis.stop();
        long start = System.nanoTime();
        assertThatThrownBy(() -> onOne.enter("eve")).matches(StoreFailures::isStoreFailure);
        onTwo.leave("bob");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(UNAVAILABLE.multipliedBy(2));
        await().until(() -> !one.isAvailable());
        start = System.nanoTime();
        assertThatThrownBy(() -> onOne.enter("zoe")).matches(StoreFailures::isStoreFailure);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
        onOne.leave("zoe");
        onOne.leave("eve");
        notified.clear();

        redis.start();
        // It has lost everything: each node enters what is still its own.
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(onThree.users()).containsExactly("ada"));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(notified).containsExactly("ada online"));
    }

    @Test
    void aRedisThatHangsHoldsNobodyForLongAndForgetsNothing() {
        onOne.enter("ada");
        onTwo.enter("bob");
        redis.freeze();
        long start = System.nanoTime();
        assertThatThrownBy(() -> onOne.enter("eve")).matches(StoreFailures::isStoreFailure);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(UNAVAILABLE);
        onTwo.leave("bob");
        onOne.leave("eve");
        redis.thaw();

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(onThree.users()).containsExactly("ada"));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(onTwo.users()).containsExactly("ada"));
        assertThat(notified.stream().filter("bob offline"::equals)).hasSize(1);
        assertThat(notified).doesNotContain("ada offline");
    }

    @Test
    void whatIsMalformedIsDroppedAndCounted() {
        RedisCommands<String, String> outside = redis.commands();
        onOne.enter("ada");
        String users = "{" + PREFIX + "}:presence:users:1:/7:project2:p1";
        String entry = "{" + PREFIX + "}:presence:entry:1:/7:project2:p13:eve";
        assertThat(outside.hset(users, "mallory", "nonsense")).isTrue();
        outside.hset(users, "trent", "1:9999999:x");
        outside.set(entry, "a text");
        assertThat(onTwo.users()).containsExactly("ada");
        onTwo.enter("eve");
        outside.hset(entry, "until", "soon");
        outside.hset(entry, "kind", "gone");
        onTwo.leave("eve");

        assertThat(onThree.users()).contains("ada");
        assertThat(two.malformedValues()).isGreaterThanOrEqualTo(3);
        assertThat(outside.hkeys(users)).doesNotContain("mallory", "trent");
    }

    private List<String> leftInRedis() {
        return redis.commands().keys("*");
    }
}
