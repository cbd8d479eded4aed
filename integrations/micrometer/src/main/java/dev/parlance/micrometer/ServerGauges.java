package dev.parlance.micrometer;

import dev.parlance.socket.Registration;
import dev.parlance.socket.Server;
import dev.parlance.socket.ServerState;
import dev.parlance.socket.ServerStatistics;
import dev.parlance.socket.ThreadLoad;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of one server. All are read from its statistics, which are taken anew when they are a second old; by them further pools
 * are found, too. Any thread.
 */
final class ServerGauges {
    private static final ThreadLoad IDLE = ThreadLoad.of(0, 0);
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MeterRegistry registry;
    private final Tags common;
    private final Server server;
    private final Set<Meter> meters = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Set<String> pools = new HashSet<>();
    private ServerStatistics statistics;
    private long takenAt;
    private @Nullable Registration namespaceListener;
    private boolean removed;

    ServerGauges(MeterRegistry registry, Tags common, Server server) {
        this.registry = registry;
        this.common = common;
        this.server = server;
        this.statistics = server.statistics();
        this.takenAt = now();
    }

    /** Registers them. */
    void register() {
        registerFixed();
        // Not under the lock: it may be called while namespaces are made, which wait for each other.
        Registration registration = server.onNamespace(namespace -> addNamespace(namespace.label()));
        synchronized (this) {
            namespaceListener = registration;
        }
    }

    private synchronized void registerFixed() {
        gauge(Meters.CONNECTIONS, ServerStatistics::connections);
        gauge(Meters.READY, statistics -> server.state() == ServerState.READY ? 1 : 0);
        gauge(Meters.CLUSTER_READY, statistics -> statistics.adapter().isHealthy() ? 1 : 0);
        gauge(Meters.EVENT_LOOPS, ServerStatistics::eventLoops);
        gauge(Meters.MEMORY_USED, ServerStatistics::memoryUsed);
        gauge(Meters.MEMORY_BUDGET, ServerStatistics::memoryBudget);
        gauge(Meters.SEND_QUEUE, ServerStatistics::bytesToSend);
        if (statistics.handlers() != null) {
            pool("handlers", ServerStatistics::handlers);
        }
        if (statistics.callbacks() != null) {
            pool("callbacks", ServerStatistics::callbacks);
        }
        pool("sign-ins", ServerStatistics::signIns);
        addPools();
    }

    /** Takes them out of the registry. */
    void remove() {
        Registration registration;
        synchronized (this) {
            removed = true;
            meters.forEach(registry::remove);
            meters.clear();
            registration = namespaceListener;
        }
        if (registration != null) {
            registration.remove();
        }
    }

    private long now() {
        return registry.config().clock().monotonicTime();
    }

    private synchronized ServerStatistics statistics() {
        long now = now();
        if (now - takenAt >= MAX_AGE_NANOS) {
            statistics = server.statistics();
            takenAt = now;
            if (!removed) {
                addPools();
            }
        }
        return statistics;
    }

    private synchronized void addNamespace(String label) {
        if (!removed && namespaces.add(label)) {
            gauge(Meters.SOCKETS, now -> now.sockets().getOrDefault(label, 0), label);
            gauge(Meters.ROOMS, now -> now.rooms().getOrDefault(label, 0), label);
        }
    }

    private void addPools() {
        for (String name : statistics.blocking().keySet()) {
            pool(name, now -> now.blocking().get(name));
        }
    }

    /** What a pool does. */
    private interface PoolLoad {
        @Nullable
        ThreadLoad of(ServerStatistics statistics);
    }

    private void pool(String name, PoolLoad load) {
        if (pools.add(name)) {
            gauge(Meters.POOL_RUNNING, now -> loadOf(now, load).running(), name);
            gauge(Meters.POOL_WAITING, now -> loadOf(now, load).waiting(), name);
        }
    }

    private static ThreadLoad loadOf(ServerStatistics now, PoolLoad load) {
        ThreadLoad ofPool = load.of(now);
        return ofPool == null ? IDLE : ofPool;
    }

    private void gauge(Meters meter, ToDoubleFunction<ServerStatistics> value, String... tagValues) {
        meters.add(Gauge.builder(meter.id(), () -> value.applyAsDouble(statistics()))
                .description(meter.description())
                .baseUnit(meter.unit())
                .tags(MeterCache.tags(common, meter, List.of(tagValues)))
                .register(registry));
    }
}
