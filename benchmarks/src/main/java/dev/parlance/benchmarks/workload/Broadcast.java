package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.server.ChatMessage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One message to a room of many, again and again: the next leaves when the last client has the one before, so that no
 * server gains by sending several at once; unless bursts are asked for.
 */
public record Broadcast(Sizes sizes) implements Workload {
    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        Waves.come(server, fleet, sizes.broadcastClients());
        broadcast(server, fleet, sizes.warmUpBroadcasts());
        server.awaitCompiler();
        if (fleet.eventBytes() != ChatMessage.FRAME_BYTES) {
            throw new IllegalStateException("an event of " + fleet.eventBytes() + " bytes");
        }
        long deliveries = (long) sizes.broadcasts() * sizes.broadcastClients();
        double micros = Cpu.microsPerUnit(
                server, sizes.samples(), deliveries, () -> broadcast(server, fleet, sizes.broadcasts()));
        return Map.of(Metric.BROADCAST_CPU, micros);
    }

    private void broadcast(ServerProcess server, Fleet fleet, int count) {
        for (int left = count; left > 0; left -= sizes.burst()) {
            int burst = Math.min(sizes.burst(), left);
            CompletableFuture<Void> delivered = fleet.deliveries(burst);
            server.broadcast(burst);
            fleet.await(delivered);
        }
    }
}
