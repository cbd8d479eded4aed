package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same requests, but one of each client at a time: nothing that a server does for one request serves the next as well.
 */
public record Single(Sizes sizes) implements Workload {
    @Override
    public String name() {
        return "single";
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        Waves.come(server, fleet, sizes.requestClients());
        fleet.request(sizes.warmUpRequests(), sizes.outstanding());
        server.awaitCompiler();
        long requests = (long) sizes.requests() * sizes.requestClients();
        List<Double> latencies = new ArrayList<>();
        double micros = Cpu.microsPerUnit(
                server,
                sizes.samples(),
                requests,
                () -> latencies.add(fleet.request(sizes.requests(), sizes.outstanding())));
        return Map.of(
                Metric.SINGLE_CPU,
                micros,
                Metric.SINGLE_LATENCY,
                Spread.of(latencies).median());
    }
}
