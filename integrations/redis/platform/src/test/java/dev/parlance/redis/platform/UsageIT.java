package dev.parlance.redis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.order.StoreFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The usage of integrations over several servers. */
class UsageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PREFIX = "usage";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.017Z");

    private final OwnRedis redis = new OwnRedis();
    private final RedisPlatform one = redis.node(PREFIX);
    private final RedisPlatform two = redis.node(PREFIX);
    private final List<Usage> counted = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        one.close();
        two.close();
        redis.close();
    }

    private void count(RedisPlatform node, boolean failed, int seconds) {
        node.usage().count("i1", failed, NOON.plusSeconds(seconds), counted::add);
    }

    private static @Nullable Usage ask(RedisPlatform node) throws Exception {
        return node.usage().usage("i1").toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static @Nullable Usage usage(RedisPlatform node) {
        AtomicReference<Usage> answer = new AtomicReference<>();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            answer.set(ask(node));
            return true;
        });
        return answer.get();
    }

    private void awaitCounted(int uses) {
        await().atMost(PATIENCE).until(() -> counted.size() == uses);
    }

    @Test
    void usesOfAllServersAreCountedAndTheLastIsTheLatest() {
        assertThat(usage(one)).isNull();
        count(one, false, 5);
        awaitCounted(1);
        count(two, true, 3);
        awaitCounted(2);
        count(one, true, 7);
        awaitCounted(3);
        assertThat(counted)
                .containsExactly(
                        new Usage(1, 0, NOON.plusSeconds(5)),
                        new Usage(2, 1, NOON.plusSeconds(5)),
                        new Usage(3, 2, NOON.plusSeconds(7)));
        assertThat(usage(two)).isEqualTo(counted.get(2));
    }

    @Test
    void ofManyAtTheSameTimeNoneIsLostAndThoseOfOneServerAreToldInOrder() {
        List<Integer> ofOne = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 500; i++) {
            one.usage().count("i1", false, NOON, usage -> ofOne.add(usage.calls()));
            two.usage().count("i1", true, NOON, usage -> {});
        }
        await().atMost(PATIENCE).until(() -> new Usage(1_000, 500, NOON).equals(usage(one)));
        assertThat(ofOne).isNotEmpty().isSorted();
    }

    @Test
    void whatIsUsedWhileRedisIsAwayIsCountedOnceWhenItIsBack() {
        count(one, false, 0);
        awaitCounted(1);
        redis.freeze();
        count(one, true, 1);
        await().atMost(PATIENCE).until(() -> !one.isAvailable());
        count(one, false, 2);
        assertThatThrownBy(() -> ask(one))
                .isInstanceOf(ExecutionException.class)
                .matches(StoreFailures::isStoreFailure);
        redis.thaw();

        await().atMost(PATIENCE).until(() -> counted.contains(new Usage(3, 1, NOON.plusSeconds(2))));
        count(two, false, 3);
        await().atMost(PATIENCE).until(() -> counted.contains(new Usage(4, 1, NOON.plusSeconds(3))));
        assertThat(usage(one)).isEqualTo(new Usage(4, 1, NOON.plusSeconds(3)));
    }

    @Test
    void whatNoServerHasWrittenIsDroppedAndCounted() {
        redis.commands().hset("{usage}:usage:i1", "calls", "many");
        assertThat(usage(one)).isNull();
        assertThat(one.malformedValues()).isPositive();
        count(one, false, 0);
        await().atMost(PATIENCE).until(() -> counted.contains(new Usage(1, 0, NOON)));
    }
}
