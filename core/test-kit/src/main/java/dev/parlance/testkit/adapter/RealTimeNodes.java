package dev.parlance.testkit.adapter;

import dev.parlance.ParlanceServer;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Servers in memory whose clocks are kept in step with real time, since their adapters live by it. */
final class RealTimeNodes implements ContractNodes {
    private static final Duration STEP = Duration.ofMillis(2);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final AtomicInteger sockets = new AtomicInteger();
    private final List<TestServer> servers = new ArrayList<>();
    private long passed = System.nanoTime();

    RealTimeNodes(int count, IntFunction<AdapterFactory> adapters, Consumer<? super TestServer> setUp) {
        for (int node = 0; node < count; node++) {
            TestServer server = TestServer.create(
                    ParlanceServer.builder()
                            .rateLimits(RateLimits.NONE)
                            .adapter(adapters.apply(node))
                            .options(),
                    () -> String.format("socket-%013d", sockets.incrementAndGet()));
            servers.add(server);
            setUp.accept(server);
        }
    }

    @Override
    public TestServer node(int index) {
        return servers.get(index);
    }

    @Override
    public Duration pass() {
        LockSupport.parkNanos(STEP.toNanos());
        long now = System.nanoTime();
        Duration elapsed = Duration.ofNanos(now - passed);
        passed = now;
        servers.forEach(server -> server.advance(elapsed));
        return elapsed;
    }

    /** Lets the adapters leave first, so that those of the next test do not wait for them. */
    @Override
    public void close() {
        List<CompletableFuture<Void>> closed =
                servers.stream().map(server -> server.closeGracefully(STEP)).toList();
        Duration waited = Duration.ZERO;
        while (waited.compareTo(CLOSE_DEADLINE) < 0 && !closed.stream().allMatch(CompletableFuture::isDone)) {
            waited = waited.plus(pass());
        }
        servers.forEach(TestServer::close);
    }
}
