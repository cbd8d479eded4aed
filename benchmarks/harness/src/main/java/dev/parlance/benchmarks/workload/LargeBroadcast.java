package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.process.ChatMessage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One message to a room of many, again and again: the next leaves when the last client has the one before, so that no
 * server gains by sending several at once; unless bursts are asked for.
 */
public record LargeBroadcast(Sizes sizes) implements Workload {
    /** What connection state recovery adds to an event. */
    private static final int MAX_OFFSET_BYTES = 42;

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        Waves.come(server, fleet, sizes.broadcastClients());
        inTurn(server, fleet, sizes.warmUpBroadcasts(), sizes.burst());
        server.awaitCompiler();
        int more = fleet.eventBytes() - ChatMessage.FRAME_BYTES;
        if (more < 0 || more > MAX_OFFSET_BYTES) {
            throw new IllegalStateException("an event of " + fleet.eventBytes() + " bytes");
        }
        long deliveries = (long) sizes.broadcasts() * sizes.broadcastClients();
        double micros = Cpu.microsPerUnit(
                server, sizes.samples(), deliveries, () -> inTurn(server, fleet, sizes.broadcasts(), sizes.burst()));
        return Map.of(Metric.BROADCAST_CPU, micros);
    }

    /** @param burst how many are sent before any is waited for */
    static void inTurn(ServerProcess server, Fleet fleet, int count, int burst) {
        for (int left = count; left > 0; left -= burst) {
            int next = Math.min(burst, left);
            CompletableFuture<Void> delivered = fleet.deliveries(next);
            server.broadcast(next);
            fleet.await(delivered);
        }
    }
}
