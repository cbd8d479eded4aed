package dev.parlance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.testredis.TcpRelay;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis is killed, frozen or slow: each server serves its own clients all the same, says so, and the cluster comes back. */
class ClassicOutageIT {
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(ScenarioSize.of(10_000, 2_500));
    /** On a machine that does nothing else. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(ScenarioSize.of(30, 5));

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** An emission that waits for nothing takes no longer, even on a busy machine. */
    private static final Duration AT_ONCE = Duration.ofMillis(ScenarioSize.of(3_000, 500));

    @AutoClose
    private final TestRedis redis = TestRedis.embedded();

    @AutoClose
    private final TcpRelay network = new TcpRelay(redis.port());

    @AutoClose("shutdown")
    private final RedisClient client = RedisClient.create("redis://127.0.0.1:" + network.port());

    @AutoClose
    private final Node first = Node.start(ClassicRedisAdapter.builder(client).build());

    @AutoClose
    private final Node second = Node.start(ClassicRedisAdapter.builder(client).build());

    @AutoClose
    private final ConnectedClient ann = first.connect();

    @AutoClose
    private final ConnectedClient bob = second.connect();

    ClassicOutageIT() throws Exception {}

    @BeforeEach
    void theClusterWorks() {
        awaitDelivery("before", PATIENCE);
    }

    private void awaitDelivery(String name, Duration within) {
        await().atMost(within).pollInterval(Duration.ofMillis(50)).until(() -> {
            first.namespace().untyped().emit(name);
            return bob.hasReceived(name);
        });
    }

    private void theClusterIsRefusedAndClientsAreServed() throws Exception {
        long begun = System.nanoTime();
        first.namespace().untyped().emit("meanwhile");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
        await().atMost(PATIENCE).until(() -> ann.hasReceived("meanwhile"));

        begun = System.nanoTime();
        CompletableFuture<?> asked = first.namespace().fetchSockets();
        assertThat(refusal(asked)).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(refusal(first.namespace().untyped().request("ask", Duration.ofSeconds(10))))
                .isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(REFUSED_WITHIN.multipliedBy(2));

        await().atMost(PATIENCE).until(() -> !first.isHealthy() && !second.isHealthy());
        assertThat(first.incidents(AdapterIncident.Reason.OUTAGE_BEGAN)).isEqualTo(1);
    }

    private static String refusal(CompletableFuture<?> asked) throws Exception {
        try {
            asked.get(REFUSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return "none";
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return cause instanceof RefusedException refused ? refused.refusal().code() : cause.toString();
        }
    }

    private void theClusterIsBack(String name) {
        awaitDelivery(name, BACK_WITHIN);
        await().atMost(BACK_WITHIN).until(() -> first.isHealthy() && second.isHealthy());
        await().atMost(BACK_WITHIN).until(() -> first.incidents(AdapterIncident.Reason.OUTAGE_ENDED) == 1);
        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(first.namespace().fetchSockets().get(5, TimeUnit.SECONDS))
                        .hasSize(2));
    }

    @Test
    void aRedisThatIsKilledAndStartedAgainIsUsedAgain() throws Exception {
        redis.kill();
        theClusterIsRefusedAndClientsAreServed();

        redis.start();
        theClusterIsBack("after");
        await().atMost(BACK_WITHIN).until(() -> second.incidents(AdapterIncident.Reason.SUBSCRIPTION_GAP) > 0);
        assertThat(first.incidents(AdapterIncident.Reason.DROPPED_MESSAGE)).isPositive();
    }

    @Test
    void aRedisThatIsFrozenHoldsNobody() throws Exception {
        redis.freeze();
        theClusterIsRefusedAndClientsAreServed();

        redis.thaw();
        theClusterIsBack("after");
    }

    @Test
    void aRedisThatAnswersAfterFiveSecondsHoldsNobody() throws Exception {
        network.delayAnswers(Duration.ofSeconds(5));
        theClusterIsRefusedAndClientsAreServed();

        network.delayAnswers(Duration.ZERO);
        theClusterIsBack("after");
    }

    @Test
    void aNamespaceThatIsMadeDuringAnOutageWorksHereAtOnceAndInTheClusterLater() throws Exception {
        redis.kill();
        await().atMost(PATIENCE).until(() -> !first.isHealthy());
        long begun = System.nanoTime();
        first.server().namespace("/late");
        second.server().namespace("/late");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(RedisLink.TIMEOUT.multipliedBy(ScenarioSize.of(10, 2)));
        try (ConnectedClient here = ConnectedClient.to(first.server().port(), "/late");
                ConnectedClient there = ConnectedClient.to(second.server().port(), "/late")) {
            first.server().namespace("/late").untyped().emit("meanwhile");
            await().atMost(PATIENCE).until(() -> here.hasReceived("meanwhile"));

            redis.start();
            await().atMost(BACK_WITHIN.multipliedBy(2))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        first.server().namespace("/late").untyped().emit("after");
                        return there.hasReceived("after");
                    });
        }
    }
}
