package dev.parlance.internal.redis.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.Selection;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.cluster.StreamEntryCodec;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of a stream from before a server has read it. */
class StreamHistoryIT {
    private static final String STREAM = "history";
    private static final int ENTRIES = 5_000;
    private static final int CLIENTS = 10_000;

    private TestRedis redis;
    private RedisClient client;
    private RedisLink link;
    private final List<Offset> places = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        redis = TestRedis.embedded();
        client = RedisClient.create(redis.uri());
        link = RedisLink.open(client);
        StreamWriter writer = new StreamWriter(link, STREAM, ENTRIES * 2L);
        List<CompletableFuture<String>> ids = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            ClusterIdentity identity = new ClusterIdentity(i % 5 == 0 ? "/other" : "/talk", "0123456789abcdef");
            Broadcast broadcast = new Broadcast(Selection.everyone(), "event", List.of(i), i % 5 == 1);
            ids.add(writer.add(StreamEntryCodec.encode(identity.message(Selections.body(broadcast))))
                    .toCompletableFuture());
        }
        ids.forEach(id -> places.add(Offset.parse(id.join())));
    }

    @AfterEach
    void stop() throws Exception {
        link.close();
        client.shutdown();
        redis.close();
    }

    private StreamHistory history(Duration window) {
        return new StreamHistory(link, STREAM, "/talk", window);
    }

    /** Those that are the namespace's and not volatile. */
    private List<Offset> kept(int after) {
        List<Offset> kept = new ArrayList<>();
        for (int i = after + 1; i < ENTRIES; i++) {
            if (i % 5 > 1) {
                kept.add(places.get(i));
            }
        }
        return kept;
    }

    @Test
    void aStormOfClientsReadsRedisOnce() {
        StreamHistory history = history(Duration.ofMinutes(2));
        Random random = new Random(5);
        List<Integer> from = new ArrayList<>();
        List<CompletableFuture<List<LoggedBroadcast>>> answers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int after = random.nextInt(ENTRIES - 10);
            from.add(after);
            answers.add(history.read(places.get(after), 20).toCompletableFuture());
        }
        for (int i = 0; i < CLIENTS; i++) {
            List<Offset> expected = kept(from.get(i));
            assertThat(answers.get(i).join())
                    .extracting(LoggedBroadcast::offset)
                    .isEqualTo(expected.subList(0, Math.min(20, expected.size())));
        }
        assertThat(history.loads()).isLessThanOrEqualTo(2);
    }

    @Test
    void everythingIsThereOnceAndInOrder() {
        List<LoggedBroadcast> all = history(Duration.ofMinutes(2))
                .read(places.get(0), ENTRIES)
                .toCompletableFuture()
                .join();
        assertThat(all).extracting(LoggedBroadcast::offset).isEqualTo(kept(0));
        assertThat(all.get(0).broadcast()).isEqualTo(new Broadcast(Selection.everyone(), "event", List.of(2), false));
    }

    @Test
    void whatTheStreamHasNotAnyMoreIsSaidNotToBeKept() {
        link.ask(commands -> commands.xtrim(STREAM, ENTRIES / 2))
                .toCompletableFuture()
                .join();
        StreamHistory history = history(Duration.ofMinutes(2));
        assertThat(history.read(places.get(10), 20).toCompletableFuture().join())
                .isNull();
        assertThat(history.read(SessionCodec.UNKNOWN, 20).toCompletableFuture().join())
                .isNull();
        assertThat(history.read(places.get(ENTRIES / 2), 20)
                        .toCompletableFuture()
                        .join())
                .hasSize(20);
    }
}
