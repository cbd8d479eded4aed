package dev.parlance.internal.redis.connection;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is opened again when it is lost: by Lettuce, whose delay between attempts grows with the outage, or by
 * {@link #check}, whoever is first.
 */
public final class Reconnecting<C extends StatefulRedisConnection<String, byte[]>> {
    /** After that an attempt is given up. */
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private final Supplier<CompletionStage<C>> opener;
    private final Consumer<C> regained;
    private final Runnable lost;
    private volatile @Nullable C current;
    private boolean opening;
    private boolean closed;

    /**
     * None yet.
     *
     * @param regained is told of a connection that can be used after one was lost; the first time too
     * @param lost is told when it is lost
     */
    public Reconnecting(Supplier<CompletionStage<C>> opener, Consumer<C> regained, Runnable lost) {
        this.opener = opener;
        this.regained = regained;
        this.lost = lost;
    }

    /** The connection; it may be lost at any moment. */
    public C get() {
        C connection = current;
        if (connection == null) {
            throw new IllegalStateException("not connected");
        }
        return connection;
    }

    /** Whether it can be used. */
    public boolean isOpen() {
        C connection = current;
        return connection != null && connection.isOpen();
    }

    /** Opens another if it is lost. */
    public void check() {
        synchronized (this) {
            if (opening || closed || isOpen()) {
                return;
            }
            opening = true;
        }
        CompletionStage<C> opened;
        try {
            opened = opener.get();
        } catch (RuntimeException e) {
            opened = CompletableFuture.failedStage(e);
        }
        // An attempt that hangs, as on a network that swallows everything, must not keep the next from being made.
        CompletableFuture<C> inTime =
                opened.toCompletableFuture().copy().orTimeout(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
        inTime.whenComplete((connection, failure) -> opened(connection));
        opened.thenAccept(connection -> {
            if (inTime.isCompletedExceptionally()) {
                connection.closeAsync();
            }
        });
    }

    private void opened(@Nullable C connection) {
        C before;
        synchronized (this) {
            opening = false;
            if (connection == null) {
                return;
            }
            if (closed) {
                connection.closeAsync();
                return;
            }
            before = current;
        }
        use(connection);
        if (before != null) {
            before.closeAsync();
        }
    }

    /** Takes a connection as the one to use. */
    public void use(C connection) {
        current = connection;
        connection.addListener(new RedisConnectionStateAdapter() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
                if (current == connection) {
                    regained.accept(connection);
                }
            }

            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                if (current == connection) {
                    lost.run();
                }
            }
        });
        regained.accept(connection);
    }

    /** Gives the connection up, so that another is opened: Redis does not answer on it. */
    public void renew() {
        C connection = current;
        if (connection != null) {
            connection.closeAsync();
        }
    }

    /** Opens no other any more. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        C connection = current;
        if (connection != null) {
            connection.closeAsync();
        }
    }
}
