package dev.parlance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Messages that nobody should send are published to a server with clients: it stays subscribed, and serves. */
class HostileMessagesIT {
    private static final int MESSAGES = ScenarioSize.of(5_000, 100_000);
    private static final int WINDOW = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final List<String> CHANNELS =
            List.of("socket.io#/#", "socket.io-request#/#", "socket.io-response#/#", "socket.io-counters#/#");

    /** Those that end a Node server's subscription, or its process, among them. */
    private static final List<byte[]> SEEDS = List.of(
            MessagePackCodec.encode(List.of(
                    "PUn6QP",
                    Map.of("type", 2, "data", List.of("msg", Map.of("id", "m1")), "nsp", "/"),
                    Map.of("rooms", List.of("red"), "except", List.of(), "flags", Map.of("volatile", true)))),
            MessagePackCodec.encode(Map.of(
                    "uid",
                    "PUn6QP",
                    "requestId",
                    "vig98h",
                    "type",
                    7,
                    "packet",
                    Map.of("type", 2, "data", List.of("q", "x"), "nsp", "/"),
                    "opts",
                    Map.of("rooms", List.of(), "except", List.of(), "flags", Map.of("timeout", 500)))),
            MessagePackCodec.encode(Map.of("type", 3)),
            json("{\"uid\":\"PUn6QP\",\"requestId\":\"vig98h\",\"type\":5}"),
            json("{\"uid\":\"PUn6QP\",\"type\":2,\"opts\":{\"rooms\":[\"red\"],\"except\":[]},\"rooms\":[\"blue\"]}"),
            json("{\"uid\":\"PUn6QP\",\"requestId\":\"a\",\"type\":6,\"data\":[\"evt\",1,{\"a\":2}]}"),
            json("{\"type\":8,\"requestId\":\"g0GVVA\",\"clientCount\":1}"),
            json("{\"uid\":\"PUn6QP\",\"sent\":12}"),
            new byte[0]);

    @AutoClose
    private final TestRedis redis = TestRedis.embedded();

    @AutoClose("shutdown")
    private final RedisClient client = RedisClient.create(redis.uri());

    @AutoClose
    private final Node node = Node.start(ClassicRedisAdapter.builder(client).build());

    @AutoClose
    private final Node other = Node.start(ClassicRedisAdapter.builder(client).build());

    @AutoClose
    private final ConnectedClient ann = node.connect();

    @AutoClose
    private final StatefulRedisConnection<String, byte[]> commands = client.connect(CODEC);

    private final Random random = new Random(13);

    HostileMessagesIT() throws Exception {}

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mutated() {
        byte[] message = SEEDS.get(random.nextInt(SEEDS.size())).clone();
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

    @Test
    void theServerStaysSubscribedAndServesItsClients() throws Exception {
        RedisFuture<Long> last = null;
        for (int i = 1; i <= MESSAGES; i++) {
            last = commands.async().publish(CHANNELS.get(random.nextInt(CHANNELS.size())), mutated());
            if (i % WINDOW == 0) {
                last.get(30, TimeUnit.SECONDS);
                String event = "after " + i;
                other.namespace().untyped().emit(event);
                await().atMost(PATIENCE).until(() -> ann.hasReceived(event));
            }
        }

        assertThat(node.incidents(AdapterIncident.Reason.MALFORMED_MESSAGE)).isGreaterThan(MESSAGES / 10);
        assertThat(node.namespace().serverCount().get(5, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(node.isHealthy()).isTrue();
        assertThat(ann.isConnected()).isTrue();
    }
}
