package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.ClientKind;
import dev.parlance.benchmarks.load.Fleet;
import java.time.Duration;
import java.util.Map;

/**
 * As {@link LargeBroadcast}, to as many clients, of which 40 in 100 are as there, 30 have their payloads in base64 and 30 are plain
 * WebSockets: what three encodings cost beside one.
 */
public record MixedBroadcast(Sizes sizes) implements Workload {
    @Override
    public String name() {
        return "mixed-broadcast";
    }

    /** Only they have such clients. */
    @Override
    public boolean fits(Contestant contestant) {
        return contestant.hasClientsOfAllKinds();
    }

    /** None comes while it is measured: the plain WebSockets' clients do not answer any. */
    @Override
    public Duration pingInterval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        int clients = sizes.broadcastClients();
        int base64 = clients * 3 / 10;
        int plain = clients * 3 / 10;
        Waves.come(server, fleet, clients - base64 - plain, ClientKind.SOCKET_IO);
        Waves.come(server, fleet, base64, ClientKind.BASE64);
        Waves.come(server, fleet, plain, ClientKind.PLAIN_WEBSOCKET);
        LargeBroadcast.inTurn(server, fleet, sizes.warmUpBroadcasts(), sizes.burst());
        server.awaitCompiler();
        long deliveries = (long) sizes.broadcasts() * clients;
        double micros = Cpu.microsPerUnit(
                server,
                sizes.samples(),
                deliveries,
                () -> LargeBroadcast.inTurn(server, fleet, sizes.broadcasts(), sizes.burst()));
        return Map.of(Metric.MIXED_BROADCAST_CPU, micros);
    }
}
