package dev.parlance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.internal.redis.cluster.ClassicAdapters;
import dev.parlance.internal.redis.cluster.ShardedAdapters;
import dev.parlance.testredis.LossyRelay;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A network loses messages for a server whose connection to Redis goes on all the while: only by counting can it find out. In a small
 * run servers count twice a second; at full size as often as they do by default.
 */
class MessageLossIT {
    private static final Duration PERIOD = Duration.ofMillis(ScenarioSize.of(500, 15_000));
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    @Test
    void whatTheClassicAdapterLosesIsNoticed() throws Exception {
        try (TestRedis redis = TestRedis.embedded()) {
            run(redis, false, client -> new ClassicAdapters(client, "socket.io", false, ANSWER, PERIOD));
        }
    }

    @Test
    void whatTheShardedAdapterLosesOfWhatIsForAllIsNoticed() throws Exception {
        try (TestRedis redis = TestRedis.installed()) {
            run(redis, true, client -> new ShardedAdapters(client, "socket.io", room -> true, ANSWER, PERIOD));
        }
    }

    private static void run(TestRedis redis, boolean isSharded, Function<RedisClient, AdapterFactory> adapters)
            throws Exception {
        RedisClient direct = RedisClient.create(redis.uri());
        try (LossyRelay relay = new LossyRelay(redis.port())) {
            RedisClient lossy = RedisClient.create(relay.uri());
            try (CountReports reports = new CountReports(direct, isSharded);
                    Node sender = Node.start(adapters.apply(direct));
                    Node receiver = Node.start(adapters.apply(lossy));
                    ConnectedClient client = receiver.connect()) {
                lossIsNoticed(relay, reports, sender, receiver, client);
            } finally {
                lossy.shutdown();
            }
        } finally {
            direct.shutdown();
        }
    }

    private static void lossIsNoticed(
            LossyRelay relay, CountReports reports, Node sender, Node receiver, ConnectedClient client) {
        reports.awaitNext();
        for (int i = 0; i < 50; i++) {
            sender.namespace().untyped().emit("message" + i);
        }
        reports.awaitNext();
        // What arrives behind the report shows that the report has, too.
        arrives(sender, client, "nothing was lost");
        assertThat(receiver.missing()).isZero();

        relay.lose("lost in between");
        long begun = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            sender.namespace().untyped().emit("lost in between");
        }
        arrives(sender, client, "behind it");
        // A report may come in between, so that they are noticed one by one.
        await().atMost(NOTICED_WITHIN).until(() -> receiver.missing() >= 3);
        ScenarioSize.figure(
                "Three messages that a network lost were noticed after %.1f s", (System.nanoTime() - begun) / 1e9);

        assertThat(receiver.missing()).isEqualTo(3);
        assertThat(client.names("lost")).isEmpty();
        assertThat(sender.missing()).isZero();
        assertThat(receiver.incidents(AdapterIncident.Reason.OUTAGE_BEGAN)).isZero();
    }

    private static void arrives(Node sender, ConnectedClient client, String event) {
        sender.namespace().untyped().emit(event);
        await().atMost(PATIENCE).until(() -> client.hasReceived(event));
    }
}
