package dev.parlance.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hears how often each server tells the others how many messages it has sent. */
final class CountReports extends RedisPubSubAdapter<String, String> implements AutoCloseable {
    private static final String CHANNEL = "socket.io-counters#/#";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StatefulRedisPubSubConnection<String, String> connection;
    private final Map<String, Integer> heard = new ConcurrentHashMap<>();

    CountReports(RedisClient client, boolean isSharded) {
        connection = client.connectPubSub();
        connection.addListener(this);
        if (isSharded) {
            connection.sync().ssubscribe(CHANNEL);
        } else {
            connection.sync().subscribe(CHANNEL);
        }
    }

    @Override
    public void message(String channel, String report) {
        heard.merge(report.substring(0, report.indexOf(',')), 1, Integer::sum);
    }

    @Override
    public void smessage(String channel, String report) {
        message(channel, report);
    }

    /** Waits until each of two servers has told it again. */
    void awaitNext() {
        int before = fewest();
        // At that moment one of them may have told it once more than the other.
        await().atMost(PATIENCE).until(() -> fewest() >= before + 2);
    }

    private int fewest() {
        return heard.size() < 2 ? 0 : Collections.min(heard.values());
    }

    @Override
    public void close() {
        connection.close();
    }
}
