package dev.parlance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.internal.redis.wire.cluster.BroadcastOptions;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import dev.parlance.internal.redis.wire.cluster.ClusterMessageCodec;
import dev.parlance.internal.redis.wire.cluster.StreamEntryCodec;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What nobody should send is sent to a server with the sharded and with the streams adapter: it stays subscribed, and serves. */
class HostileClusterMessagesIT {
    private static final int MESSAGES = ScenarioSize.of(3_000, 100_000);
    private static final int WINDOW = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final String CHANNEL = "socket.io#/#";

    private static final BroadcastOptions RED = BroadcastOptions.of(List.of("red"), List.of("blue"));

    private static final List<ClusterMessage> SEEDS = List.of(
            message(new ClusterBody.Broadcast(List.of("msg", Map.of("id", "m1")), RED, null)),
            message(new ClusterBody.Broadcast(List.of("q", new byte[] {1}), RED.withTimeout(500), "aaaaaaaaaaaaaaaa")),
            message(new ClusterBody.Join(RED, List.of("green"))),
            message(new ClusterBody.Leave(RED, List.of("green"))),
            message(new ClusterBody.FetchSockets(RED, "bbbbbbbbbbbbbbbb")),
            message(new ClusterBody.ServerSideEmit(List.of("e", 1), "cccccccccccccccc")),
            message(new ClusterBody.Sockets("dddddddddddddddd", List.of(Map.of("id", "x")))),
            message(new ClusterBody.ClientCount("eeeeeeeeeeeeeeee", 1)),
            message(new ClusterBody.Heartbeat(1)));

    private final Random random = new Random(7);

    private static ClusterMessage message(ClusterBody body) {
        return new ClusterMessage(body, "0123456789abcdef", "/");
    }

    /** Sends the next one. */
    private interface Sender {
        RedisFuture<?> send(StatefulRedisConnection<String, byte[]> commands);
    }

    private byte[] mutated(byte[] bytes) {
        byte[] message = bytes.clone();
        for (int changes = random.nextInt(4); changes > 0 && message.length > 0; changes--) {
            int at = random.nextInt(message.length);
            if (random.nextInt(4) == 0) {
                message = Arrays.copyOf(message, at);
            } else {
                message[at] = (byte) random.nextInt(256);
            }
        }
        return message;
    }

    private ClusterMessage seed() {
        return SEEDS.get(random.nextInt(SEEDS.size()));
    }

    private byte[] payload() {
        return mutated(
                random.nextBoolean() ? ClusterMessageCodec.encode(seed()) : ClusterMessageCodec.encodePacked(seed()));
    }

    private RedisFuture<?> addEntry(StatefulRedisConnection<String, byte[]> commands) {
        Map<String, byte[]> fields = StreamEntryCodec.encode(seed());
        fields.replaceAll((name, value) -> name.equals("nsp") ? value : mutated(value));
        return commands.async().xadd("socket.io", fields);
    }

    @Test
    void aServerWithTheShardedAdapterServesItsClients() throws Exception {
        try (TestRedis redis = TestRedis.installed()) {
            attack(
                    redis.uri(),
                    client -> ShardedRedisAdapter.builder(client).build(),
                    commands -> commands.async().spublish(CHANNEL, payload()));
        }
    }

    @Test
    void aServerWithTheStreamsAdapterServesItsClients() throws Exception {
        try (TestRedis redis = TestRedis.embedded()) {
            attack(
                    redis.uri(),
                    client -> StreamsRedisAdapter.builder(client).build(),
                    commands -> random.nextBoolean()
                            ? addEntry(commands)
                            : commands.async().publish(CHANNEL, payload()));
        }
    }

    private void attack(String uri, Function<RedisClient, AdapterFactory> adapters, Sender sender) throws Exception {
        RedisClient client = RedisClient.create(uri);
        try (Node node = Node.start(adapters.apply(client));
                Node other = Node.start(adapters.apply(client));
                ConnectedClient ann = node.connect();
                StatefulRedisConnection<String, byte[]> commands = client.connect(CODEC)) {
            for (int i = 1; i <= MESSAGES; i++) {
                RedisFuture<?> sent = sender.send(commands);
                if (i % WINDOW == 0) {
                    sent.get(30, TimeUnit.SECONDS);
                    String event = "after " + i;
                    other.namespace().untyped().emit(event);
                    await().atMost(PATIENCE).until(() -> ann.hasReceived(event));
                }
            }
            assertThat(node.incidents(AdapterIncident.Reason.MALFORMED_MESSAGE)).isGreaterThan(MESSAGES / 10);
            assertThat(node.namespace().serverCount().get(5, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(node.isHealthy()).isTrue();
            assertThat(ann.isConnected()).isTrue();
        } finally {
            client.shutdown();
        }
    }
}
