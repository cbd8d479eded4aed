package dev.parlance.redis.platform;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands to Redis whose callers wait, each for at most the timeout. After one that was not answered all others fail at once,
 * until {@link #probe} is answered: so a Redis that hangs holds nobody for longer. Any thread but an event loop.
 */
final class RedisStore implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisStore.class);

    private static final long LOG_PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final RedisConnection.Connector connector;
    private final Duration timeout;
    private final LongAdder malformed = new LongAdder();
    private final AtomicLong loggedAt = new AtomicLong(System.nanoTime() - LOG_PAUSE);
    private volatile @Nullable RedisConnection link;
    private volatile boolean available;
    private volatile boolean closed;

    RedisStore(RedisConnection.Connector connector, Duration timeout) {
        this.connector = connector;
        this.timeout = timeout;
    }

    /** Whether the last command was answered. */
    boolean isAvailable() {
        return available;
    }

    /** How many values were found in Redis that nothing here writes. */
    long malformed() {
        return malformed.sum();
    }

    /** Something was found that nothing here writes: it is counted, and now and then logged, without its content. */
    void foundMalformed(String kind) {
        malformed.increment();
        long now = System.nanoTime();
        long last = loggedAt.get();
        if (now - last >= LOG_PAUSE && loggedAt.compareAndSet(last, now)) {
            log.warn("A malformed {} was found in Redis and dropped ({} values in all)", kind, malformed.sum());
        }
    }

    /**
     * Runs a script that returns a whole number.
     *
     * @param keys first that of the value that it is about, which is dropped if nothing here has written it
     * @throws UncheckedIOException if Redis cannot be reached, does not answer in time, or cannot carry it out now
     */
    long number(Script script, List<String> keys, String... arguments) {
        return this.<Long>run(script, ScriptOutputType.INTEGER, keys, arguments);
    }

    /** Runs a script that returns a list of texts; as {@link #number}. */
    List<String> texts(Script script, List<String> keys, String... arguments) {
        return run(script, ScriptOutputType.MULTI, keys, arguments);
    }

    /** Runs a script that returns a whole number, without waiting; after those that were sent before. */
    CompletionStage<Long> send(Script script, List<String> keys, String... arguments) {
        return send(script, ScriptOutputType.INTEGER, keys, arguments);
    }

    /** Runs a script that returns a list of texts; as {@link #send}. */
    CompletionStage<List<String>> sendTexts(Script script, List<String> keys, String... arguments) {
        return send(script, ScriptOutputType.MULTI, keys, arguments);
    }

    private <T> CompletionStage<T> send(Script script, ScriptOutputType type, List<String> keys, String... arguments) {
        try {
            checkAvailable();
            String[] names = keys.toArray(String[]::new);
            // With its text: if Redis did not know it, it would run too late.
            return connected().commands().eval(script.text(), type, names, arguments);
        } catch (UncheckedIOException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Waits for what was sent; throws as {@link #number}. */
    <T> T await(CompletionStage<T> sent) {
        try {
            return get(sent.toCompletableFuture());
        } catch (RedisCommandExecutionException refused) {
            throw refusal(refused);
        }
    }

    private <T> T run(Script script, ScriptOutputType type, List<String> keys, String... arguments) {
        checkAvailable();
        try {
            return evaluate(script, type, keys, arguments);
        } catch (MalformedValueException e) {
            foundMalformed("value");
            command(commands -> commands.del(keys.get(0)));
            return evaluate(script, type, keys, arguments);
        }
    }

    private void checkAvailable() {
        if (!available) {
            throw unavailable("Redis cannot be reached", null);
        }
    }

    /**
     * Sends a command and waits for the answer.
     *
     * @throws UncheckedIOException as {@link #number}
     * @throws MalformedValueException if what is stored is not what the command expects
     */
    <T> T command(Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
        checkAvailable();
        try {
            return get(command.apply(connected().commands()));
        } catch (RedisCommandExecutionException refused) {
            throw refusal(refused);
        }
    }

    private <T> T evaluate(Script script, ScriptOutputType type, List<String> keys, String... arguments) {
        RedisClusterAsyncCommands<String, String> commands = connected().commands();
        String[] names = keys.toArray(String[]::new);
        try {
            try {
                return get(commands.<T>evalsha(script.digest(), type, names, arguments));
            } catch (RedisNoScriptException unknown) {
                return get(commands.<T>eval(script.text(), type, names, arguments));
            }
        } catch (RedisCommandExecutionException refused) {
            throw refusal(refused);
        }
    }

    private <T> T get(Future<T> answer) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            lost("it did not answer within " + timeout.toMillis() + " ms");
            throw unavailable("Redis did not answer in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisCommandExecutionException refused) {
                throw refused;
            }
            lost(String.valueOf(e.getCause()));
            throw unavailable("Redis cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting for Redis"));
        }
    }

    // Redis says of what type a value is not, or that it is no number; a script cannot compare or index what is not
    // there.
    private static RuntimeException refusal(RedisCommandExecutionException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains("WRONGTYPE") || message.contains("not an integer") || message.contains("attempt to ")
                ? new MalformedValueException(refused)
                : unavailable("Redis refuses a command: " + message.split(" ", 2)[0], refused);
    }

    static UncheckedIOException unavailable(String why, @Nullable Throwable cause) {
        return new UncheckedIOException(new IOException(why, cause));
    }

    private void lost(String why) {
        if (available) {
            available = false;
            log.warn("Redis is not available for what servers share: {}", why);
        }
    }

    private synchronized RedisConnection connected() {
        RedisConnection open = link;
        if (open == null) {
            if (closed) {
                throw unavailable("closed", null);
            }
            open = connector.connect();
            link = open;
        }
        return open;
    }

    /**
     * Asks Redis though it is not available: if it answers, it is from now on.
     *
     * @return the answer
     * @throws RuntimeException if it cannot be reached
     */
    long probe(Script script, List<String> keys, String... arguments) {
        long answer = this.<Long>evaluate(script, ScriptOutputType.INTEGER, keys, arguments);
        if (!available) {
            available = true;
            log.info("Redis is available for what servers share");
        }
        return answer;
    }

    @Override
    public void close() {
        RedisConnection open;
        synchronized (this) {
            closed = true;
            available = false;
            open = link;
            link = null;
        }
        if (open != null) {
            open.end().run();
        }
    }
}
