package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.ServerProcess.Memory;
import dev.parlance.benchmarks.load.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Clients that only answer heartbeats: what memory they add to an empty server that has seen as many come and go. */
public record Idle(Sizes sizes) implements Workload {
    private static final double BYTES_PER_KB = 1_024;
    private static final int WAITING_CLIENTS = 50;

    /** A small young generation of fixed size, and an old one that follows what lives, so that what is resident is used. */
    private static final List<String> TIGHT_HEAP = List.of(
            "-XX:+UseSerialGC", "-Xms18m", "-Xmx1g", "-Xmn16m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<String> jvmOptions() {
        return TIGHT_HEAP;
    }

    @Override
    public Duration pingInterval() {
        return Duration.ofMillis(sizes.idlePingMillis());
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        Waves.comeAndGo(server, fleet, sizes.warmUpConnections());
        server.awaitCompiler();
        Waves.come(server, fleet, Math.min(WAITING_CLIENTS, sizes.idleClients()));
        awaitPings(fleet, 1);
        Waves.leave(server, fleet);
        Memory empty = memory(server);

        Waves.come(server, fleet, sizes.idleClients());
        awaitPings(fleet, sizes.idlePings());
        Memory full = memory(server);
        return Map.of(
                Metric.IDLE_RESIDENT, perClient(full.residentBytes() - empty.residentBytes()),
                Metric.IDLE_HEAP, perClient(full.liveHeapBytes() - empty.liveHeapBytes()));
    }

    private Memory memory(ServerProcess server) {
        Waves.pause(sizes.idleSettleMillis());
        return server.memory();
    }

    private void awaitPings(Fleet fleet, int perClient) {
        Heartbeats.await(fleet, perClient, sizes.idlePingMillis());
    }

    private double perClient(long bytes) {
        return bytes / BYTES_PER_KB / sizes.idleClients();
    }
}
