package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Messages at a fixed rate, to a small room and then to a larger one, on a server that has time to spare: a message does not
 * wait for the one before it.
 */
public record SmallBroadcast(Sizes sizes) implements Workload {
    @Override
    public String name() {
        return "small-broadcast";
    }

    @Override
    public Map<Metric, Double> measure(ServerProcess server, Fleet fleet) {
        double small = microsPerDelivery(server, fleet, sizes.smallRoom(), sizes.smallRoomRate());
        double large = microsPerDelivery(server, fleet, sizes.largeRoom(), sizes.largeRoomRate());
        return Map.of(Metric.SMALL_ROOM_CPU, small, Metric.LARGE_ROOM_CPU, large);
    }

    private double microsPerDelivery(ServerProcess server, Fleet fleet, int clients, int perSecond) {
        Waves.come(server, fleet, clients - fleet.size());
        LargeBroadcast.inTurn(server, fleet, sizes.warmUpBroadcasts(), 1);
        server.awaitCompiler();
        int broadcasts = perSecond * sizes.pacedSeconds();
        return Cpu.microsPerUnit(
                server,
                sizes.samples(),
                (long) broadcasts * clients,
                () -> atFixedRate(server, fleet, broadcasts, perSecond));
    }

    private static void atFixedRate(ServerProcess server, Fleet fleet, int count, int perSecond) {
        Pace pace = new Pace(perSecond);
        CompletableFuture<Void> delivered = fleet.deliveries(count);
        for (int i = 0; i < count; i++) {
            pace.awaitNext();
            server.broadcast(1);
        }
        pace.warnIfLate();
        fleet.await(delivered);
    }
}
