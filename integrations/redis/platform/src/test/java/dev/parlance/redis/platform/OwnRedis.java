package dev.parlance.redis.platform;

import static org.awaitility.Awaitility.await;

import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A Redis of a test's own, and the clients that were made for it. */
final class OwnRedis implements AutoCloseable {
    /** A busy machine may take that long to load a client for the first time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final TestRedis redis;

    OwnRedis() {
        try {
            redis = TestRedis.embedded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts it, empty. */
    void start() {
        try {
            redis.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops it; what it held is lost. */
    void stop() {
        redis.kill();
    }

    String url() {
        return redis.uri();
    }

    /** A client, closed with this. */
    RedisClient client() {
        RedisClient client = RedisClient.create(url());
        open.add(client::shutdown);
        return client;
    }

    /** A client of that user. */
    RedisClient client(String user, String password) {
        RedisClient client = RedisClient.create("redis://" + user + ":" + password + "@127.0.0.1:" + redis.port());
        open.add(client::shutdown);
        return client;
    }

    /** A prefix that nobody has used. */
    String freshPrefix() {
        return "test-" + PREFIXES.incrementAndGet();
    }

    /** A node that has reached it, with a lease of a second. */
    RedisPlatform node(String prefix) {
        RedisPlatform node = RedisPlatform.builder(client())
                .prefix(prefix)
                .lease(Duration.ofSeconds(1))
                .build();
        await().atMost(PATIENCE).until(node::isAvailable);
        return node;
    }

    /** Commands from outside. */
    RedisCommands<String, String> commands() {
        StatefulRedisConnection<String, String> connection = client().connect();
        open.add(connection);
        return connection.sync();
    }

    /** Suspends its process. */
    void freeze() {
        try {
            redis.freeze();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Continues its process. */
    void thaw() {
        try {
            redis.thaw();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a signal to a process. */
    static void signal(String pid, String signal) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill -" + signal + " " + pid + " ended with " + exit);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        redis.close();
    }
}
