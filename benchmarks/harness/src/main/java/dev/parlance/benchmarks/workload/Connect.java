package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A large wave at a time: from the TCP connection to the answer of the namespace; then, once all are there, away again,
 * and that is measured apart.
 */
public record Connect(Sizes sizes) implements Workload {
    @Override
    public String name() {
        return "connect";
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        Waves.comeAndGo(server, fleet, sizes.warmUpConnections());
        server.awaitCompiler();
        int connections = OpenFiles.atMost(sizes.connections());
        List<Double> connects = new ArrayList<>();
        List<Double> disconnects = new ArrayList<>();
        for (int i = 0; i < sizes.samples(); i++) {
            connects.add(Cpu.microsPerUnit(server, connections, () -> comeInWaves(server, fleet, connections)));
            disconnects.add(Cpu.microsPerUnit(server, connections, () -> leaveInWaves(server, fleet)));
        }
        return Map.of(
                Metric.CONNECT_CPU, Spread.of(connects).median(),
                Metric.DISCONNECT_CPU, Spread.of(disconnects).median());
    }

    private void comeInWaves(ServerProcess server, Fleet fleet, int connections) {
        for (int left = connections; left > 0; left -= sizes.wave()) {
            int wave = Math.min(sizes.wave(), left);
            Waves.come(server, fleet, wave, wave);
        }
    }

    private void leaveInWaves(ServerProcess server, Fleet fleet) {
        while (fleet.size() > 0) {
            Waves.leave(server, fleet, Math.min(sizes.wave(), fleet.size()));
        }
    }
}
