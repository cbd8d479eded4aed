package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import java.util.Map;

/** Requests of some 300 bytes, decoded into a record and answered by an ack, a few of each client at a time. */
public record Request(Sizes sizes) implements Workload {
    @Override
    public String name() {
        return "request";
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        Waves.come(server, fleet, sizes.requestClients());
        fleet.request(sizes.warmUpRequests(), sizes.window());
        server.awaitCompiler();
        long requests = (long) sizes.requests() * sizes.requestClients();
        double micros = Cpu.microsPerUnit(
                server, sizes.samples(), requests, () -> fleet.request(sizes.requests(), sizes.window()));
        return Map.of(Metric.REQUEST_CPU, micros);
    }
}
