package dev.parlance.redis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Rate;
import dev.parlance.socket.RateLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rates of addresses over several servers. */
class RatesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PREFIX = "rates";
    private static final String LIMIT = "refusedSignInsPerAddress";
    private static final int COUNT = 100;
    /** Nothing of it comes back while a test runs. */
    private static final Rate RATE = Rate.of(COUNT, Duration.ofHours(1));

    private static final int TOO_MANY_REQUESTS = 429;

    private final OwnRedis redis = new OwnRedis();
    private final RedisPlatform one = redis.node(PREFIX);
    private final RedisPlatform two = redis.node(PREFIX);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() throws Exception {
        one.close();
        two.close();
        redis.close();
    }

    private static ParlanceServer server(RedisPlatform node) throws IOException {
        ParlanceServer server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .rateLimits(RateLimits.NONE
                        .withHandshakesPerAddress(RATE)
                        .countingPrivateAddresses()
                        .sharedBy(node.rates()))
                .build();
        server.start();
        return server;
    }

    private boolean handshake(ParlanceServer server) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/socket.io/?EIO=4&transport=polling");
        int status = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isIn(200, TOO_MANY_REQUESTS);
        return status == 200;
    }

    @Test
    void whatAnAddressHasUsedOnOneServerCountsOnTheOther() throws Exception {
        try (ParlanceServer first = server(one);
                ParlanceServer second = server(two)) {
            for (int i = 0; i < COUNT - 5; i++) {
                assertThat(handshake(first)).isTrue();
            }
            int[] accepted = {0};
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                boolean isAccepted = handshake(second);
                accepted[0] += isAccepted ? 1 : 0;
                return !isAccepted;
            });
            // Those that were left, and what came before the servers knew of each other.
            assertThat(accepted[0]).isBetween(5, COUNT - 10);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> !handshake(first));
        }
    }

    private Duration used(RedisPlatform node, String address) {
        AtomicReference<Duration> all = new AtomicReference<>();
        node.rates().used(LIMIT, address, RATE, all::set);
        await().atMost(PATIENCE).until(() -> all.get() != null);
        return all.get();
    }

    /** One token, of which a little has come back. */
    private static void isOne(Duration used) {
        assertThat(used).isBetween(Duration.ZERO, tokens(1));
    }

    private static Duration tokens(int count) {
        return RATE.period().multipliedBy(count).dividedBy(COUNT);
    }

    @Test
    void eachAddressAndLimitCountsForItself() {
        isOne(used(one, "8.8.8.8"));
        assertThat(used(two, "8.8.8.8")).isBetween(tokens(1), tokens(2));
        isOne(used(one, "9.9.9.9"));
        AtomicReference<Duration> other = new AtomicReference<>();
        two.rates().used("handshakesPerAddress", "8.8.8.8", RATE, other::set);
        await().atMost(PATIENCE).until(() -> other.get() != null);
        isOne(other.get());
        assertThat(redis.commands().pttl("{rates}:rate:" + LIMIT + ":8.8.8.8")).isPositive();
    }

    @Test
    void whatNoServerHasWrittenIsReplacedAndADebtIsBounded() {
        redis.commands().lpush("{rates}:rate:" + LIMIT + ":8.8.8.8", "nonsense");
        isOne(used(one, "8.8.8.8"));
        redis.commands().set("{rates}:rate:" + LIMIT + ":9.9.9.9", "9".repeat(400));
        assertThat(used(one, "9.9.9.9")).isEqualTo(RATE.period().multipliedBy(2));
        redis.commands().set("{rates}:rate:" + LIMIT + ":9.9.9.9", "nan");
        isOne(used(one, "9.9.9.9"));
    }

    @Test
    void withoutRedisNothingIsToldAndNobodyWaits() {
        redis.stop();
        await().atMost(PATIENCE).until(() -> !one.isAvailable());
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            one.rates().used(LIMIT, "10.0." + i / 256 + "." + i % 256, RATE, all -> {});
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        redis.start();
        AtomicReference<Duration> back = new AtomicReference<>();
        await().atMost(PATIENCE).until(() -> {
            one.rates().used(LIMIT, "8.8.8.8", RATE, back::set);
            return back.get() != null;
        });
    }
}
