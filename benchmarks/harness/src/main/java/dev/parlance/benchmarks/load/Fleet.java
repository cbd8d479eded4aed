package dev.parlance.benchmarks.load;

import dev.parlance.benchmarks.NettyTransport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Any number of clients of one server, on one thread. What goes wrong with any of them ends every wait with an exception:
 * a figure is reported only of work that was done as a whole.
 */
public final class Fleet implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 120;

    private final EventLoopGroup loop = NettyTransport.group(1);
    private final Set<LoadClient> clients = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Tally connections = new Tally();
    private final Tally closures = new Tally();
    private final Tally deliveries = new Tally();
    private final Tally answers = new Tally();
    private final AtomicLong pongs = new AtomicLong();
    private final AtomicInteger remaining = new AtomicInteger();
    private final Deflation deflation = new Deflation();
    private final int port;
    private final boolean offerCompression;
    private final Bootstrap bootstrap;
    private volatile boolean closing;
    private volatile ClientKind kind = ClientKind.SOCKET_IO;
    private volatile int eventBytes;
    private volatile Latencies latencies = new Latencies(0);

    public Fleet(int port, boolean offerCompression) {
        this.port = port;
        this.offerCompression = offerCompression;
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(NettyTransport.clientChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress("127.0.0.1", port)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new LoadClient(Fleet.this, kind));
                    }
                });
    }

    byte[] upgradeRequest(ClientKind of) {
        return Upgrade.request(port, of.target(), offerCompression);
    }

    /** On the clients' thread only. */
    Deflation deflation() {
        return deflation;
    }

    /**
     * Connects so many more clients; returns when the namespace has answered all of them.
     *
     * @param opening how many are being opened at a time: fewer than any server's backlog
     * @param of what they speak
     */
    public void connect(int count, int opening, ClientKind of) {
        kind = of;
        CompletableFuture<Void> all = connections.expect(count);
        remaining.set(count);
        for (int i = 0; i < Math.min(opening, count); i++) {
            openNext();
        }
        await(all);
    }

    private void openNext() {
        if (remaining.getAndDecrement() > 0) {
            bootstrap.connect().addListener(done -> {
                if (!done.isSuccess()) {
                    failed(done.cause());
                }
            });
        }
    }

    void connected(LoadClient client) {
        clients.add(client);
        connections.add();
        openNext();
    }

    public int size() {
        return clients.size();
    }

    /** Closes so many connections, as a browser's tab does: without a word. */
    public void disconnect(int count) {
        if (count == 0) {
            return;
        }
        closing = true;
        CompletableFuture<Void> all = closures.expect(count);
        clients.stream().limit(count).forEach(LoadClient::close);
        await(all);
        closing = false;
    }

    void closed(LoadClient client) {
        boolean wasConnected = clients.remove(client);
        if (wasConnected && closing) {
            closures.add();
        } else if (!closing) {
            failed(new IllegalStateException("a connection was closed"));
        }
    }

    /** What ends when each client has received so many events. */
    public CompletableFuture<Void> deliveries(int perClient) {
        return deliveries.expect((long) perClient * clients.size());
    }

    void delivered(int bytes) {
        eventBytes = bytes;
        deliveries.add();
    }

    /** How long the last event was, from Engine.IO's packet type to the last bracket. */
    public int eventBytes() {
        return eventBytes;
    }

    /**
     * Each client makes so many requests, {@code window} of them outstanding; returns when all have their ack.
     *
     * @return the median of their latencies, in microseconds
     */
    public double request(int perClient, int window) {
        int count = perClient * clients.size();
        Latencies ofAll = new Latencies(count);
        latencies = ofAll;
        CompletableFuture<Void> all = answers.expect(count);
        clients.forEach(client -> client.request(perClient, window));
        await(all);
        return ofAll.medianMicros();
    }

    /** On the clients' thread only. */
    void answered(long nanos) {
        latencies.add(nanos);
        answers.add();
    }

    void ponged() {
        pongs.incrementAndGet();
    }

    /** How many pings of the server have been answered so far. */
    public long pongs() {
        return pongs.get();
    }

    /** @throws IllegalStateException if a client has failed */
    public void checkAlive() {
        if (failure.isCompletedExceptionally()) {
            await(failure);
        }
    }

    void failed(Throwable cause) {
        failure.completeExceptionally(cause);
    }

    /** Waits; ends with an exception when a client fails, or after two minutes. */
    public void await(CompletableFuture<Void> event) {
        try {
            CompletableFuture.anyOf(event, failure).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("not done after " + DEADLINE_SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        clients.clear();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        deflation.close();
    }
}
