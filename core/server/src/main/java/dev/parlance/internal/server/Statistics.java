package dev.parlance.internal.server;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.internal.engine.EngineStatistics;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Load;
import dev.parlance.internal.server.delivery.AdapterHealth;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.socket.ServerStatistics;
import dev.parlance.socket.ThreadLoad;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a server has and does at a moment. */
record Statistics(
        int connections,
        Map<String, Integer> sockets,
        Map<String, Integer> rooms,
        @Nullable ThreadLoad handlers,
        @Nullable ThreadLoad callbacks,
        ThreadLoad signIns,
        Map<String, ThreadLoad> blocking,
        AdapterStatus adapter,
        EngineStatistics engine)
        implements ServerStatistics {

    /** What there is now. */
    static Statistics of(int connections, Collection<LocalNamespace<?>> namespaces, Environment environment) {
        Execution execution = environment.execution();
        return new Statistics(
                connections,
                byLabel(namespaces, LocalNamespace::socketCount),
                byLabel(namespaces, LocalNamespace::roomCount),
                loadOrNull(Execution.loadOf(execution.handlers())),
                loadOrNull(Execution.loadOf(execution.callbacks())),
                load(execution.signIns().load()),
                environment.blocking().loads(),
                AdapterHealth.worst(
                        namespaces.stream().map(LocalNamespace::adapterStatus).toList()),
                environment.engine().statistics());
    }

    private static Map<String, Integer> byLabel(
            Collection<LocalNamespace<?>> namespaces, ToIntFunction<LocalNamespace<?>> count) {
        Map<String, Integer> counts = new TreeMap<>();
        for (LocalNamespace<?> namespace : namespaces) {
            counts.merge(namespace.label(), count.applyAsInt(namespace), Integer::sum);
        }
        return counts;
    }

    private static @Nullable ThreadLoad loadOrNull(@Nullable Load load) {
        return load == null ? null : load(load);
    }

    private static ThreadLoad load(Load load) {
        return ThreadLoad.of(load.running(), load.waiting());
    }

    @Override
    public long memoryBudget() {
        return engine.memoryBudget();
    }

    @Override
    public long memoryUsed() {
        return engine.memoryUsed();
    }

    @Override
    public long bytesToSend() {
        return engine.bytesToSend();
    }

    @Override
    public int eventLoops() {
        return engine.eventLoops();
    }
}
