package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What clients cost that only answer heartbeats, as long as they do: the timers and all else that runs meanwhile included. */
public record IdleCpu(Sizes sizes) implements Workload {
    private static final int WARM_UP_PINGS = 3;

    @Override
    public String name() {
        return "idle-cpu";
    }

    @Override
    public Duration pingInterval() {
        return Duration.ofMillis(sizes.idleCpuPingMillis());
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        int clients = OpenFiles.atMost(sizes.idleCpuClients());
        Waves.comeAndGo(server, fleet, sizes.warmUpConnections());
        Waves.come(server, fleet, clients);
        awaitPings(fleet, WARM_UP_PINGS);
        server.awaitCompiler();
        long began = System.nanoTime();
        double micros = Cpu.microsPerUnit(server, clients, () -> awaitPings(fleet, sizes.idleCpuPings()));
        double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        return Map.of(Metric.IDLE_CPU, micros / seconds);
    }

    private void awaitPings(Fleet fleet, int perClient) {
        Heartbeats.await(fleet, perClient, sizes.idleCpuPingMillis());
    }
}
