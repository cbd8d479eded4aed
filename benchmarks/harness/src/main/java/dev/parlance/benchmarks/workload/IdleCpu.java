package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What clients cost that only answer heartbeats, as long as they do: the timers and all else that runs meanwhile included. */
public record IdleCpu(Sizes sizes) implements Workload {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long WARM_UP_PINGS = 3;

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
        Waves.pause(WARM_UP_PINGS * sizes.idleCpuPingMillis());
        server.awaitCompiler();
        return Map.of(Metric.IDLE_CPU, microsPerSecond(server, fleet) / clients);
    }

    private double microsPerSecond(ServerProcess server, Fleet fleet) {
        long pings = fleet.pongs();
        long began = System.nanoTime();
        double micros = Cpu.microsPerUnit(server, 1, () -> Waves.pause(sizes.idleCpuSeconds() * MILLIS_PER_SECOND));
        double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        fleet.checkAlive();
        checkHeartbeats(fleet.pongs() - pings, (long) fleet.size());
        return micros / seconds;
    }

    /** Each client has one in each interval; where the time begins and ends within one, a heartbeat may be missing. */
    private void checkHeartbeats(long pings, long clients) {
        long intervals = sizes.idleCpuSeconds() * MILLIS_PER_SECOND / sizes.idleCpuPingMillis();
        if (pings < (intervals - 1) * clients) {
            throw new IllegalStateException(
                    pings + " heartbeats of " + clients + " clients in " + intervals + " intervals");
        }
    }
}
