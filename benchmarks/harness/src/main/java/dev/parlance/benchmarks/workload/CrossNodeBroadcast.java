package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;

/** A room that has members on one of three servers, and a broadcast to it that another server sends. */
public final class CrossNodeBroadcast {
    private static final double NANOS_PER_MICRO = 1_000;

    private final ServerProcess sender;
    private final ServerProcess receiver;
    private final ServerProcess bystander;
    private final Fleet fleet;
    private final Sizes sizes;

    /**
     * What it costs, in microseconds.
     *
     * @param local of the server with the room, for a delivery of a broadcast of its own
     * @param crossNode the same for a broadcast of the other server
     * @param sending of the server that sends, for a broadcast
     * @param bystanding of the third server, for a broadcast
     */
    public record Figures(double local, double crossNode, double sending, double bystanding) {}

    /** @param fleet of clients of the receiver, none yet */
    public CrossNodeBroadcast(
            ServerProcess sender, ServerProcess receiver, ServerProcess bystander, Fleet fleet, Sizes sizes) {
        this.sender = sender;
        this.receiver = receiver;
        this.bystander = bystander;
        this.fleet = fleet;
        this.sizes = sizes;
    }

    /** Warms the servers up, then measures. */
    public Figures measure() {
        Waves.come(receiver, fleet, sizes.broadcastClients());
        send(receiver, sizes.warmUpBroadcasts());
        send(sender, sizes.warmUpBroadcasts());
        List.of(sender, receiver, bystander).forEach(ServerProcess::awaitCompiler);
        List<double[]> local = samples(receiver);
        List<double[]> crossNode = samples(sender);
        return new Figures(
                median(local, nanos -> nanos[1] / fleet.size()),
                median(crossNode, nanos -> nanos[1] / fleet.size()),
                median(crossNode, nanos -> nanos[0]),
                median(crossNode, nanos -> nanos[2]));
    }

    /** Of each sample, the CPU time of the servers for a broadcast. */
    private List<double[]> samples(ServerProcess from) {
        List<double[]> samples = new ArrayList<>();
        for (int i = 0; i < sizes.samples(); i++) {
            double[] before = cpu();
            send(from, sizes.broadcasts());
            double[] after = cpu();
            for (int server = 0; server < after.length; server++) {
                after[server] = (after[server] - before[server]) / sizes.broadcasts();
            }
            samples.add(after);
        }
        return samples;
    }

    private double[] cpu() {
        return new double[] {sender.cpuNanos(), receiver.cpuNanos(), bystander.cpuNanos()};
    }

    private void send(ServerProcess from, int count) {
        for (int left = count; left > 0; left -= sizes.burst()) {
            int next = Math.min(sizes.burst(), left);
            CompletableFuture<Void> delivered = fleet.deliveries(next);
            from.broadcast(next);
            fleet.await(delivered);
        }
    }

    private static double median(List<double[]> samples, ToDoubleFunction<double[]> nanos) {
        return Spread.of(samples.stream().mapToDouble(nanos).toArray()).median() / NANOS_PER_MICRO;
    }
}
