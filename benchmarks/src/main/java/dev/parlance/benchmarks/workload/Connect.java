package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import java.util.Map;

/** From the TCP connection to the answer of the namespace, and away again. */
public record Connect(Sizes sizes) implements Workload {
    @Override
    public String name() {
        return "connect";
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        Waves.comeAndGo(server, fleet, sizes.warmUpConnections());
        server.awaitCompiler();
        double micros = Cpu.microsPerUnit(server, sizes.samples(), sizes.connections(), () -> {
            Waves.come(server, fleet, sizes.connections());
            Waves.leave(server, fleet);
        });
        return Map.of(Metric.CONNECT_CPU, micros);
    }
}
