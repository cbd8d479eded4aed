package dev.parlance.benchmarks;

import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.process.ServerSettings;
import dev.parlance.benchmarks.report.MarkdownTable;
import dev.parlance.benchmarks.server.ClusteredParlanceServer;
import dev.parlance.benchmarks.workload.CrossNodeBroadcast;
import dev.parlance.benchmarks.workload.CrossNodeBroadcast.Figures;
import dev.parlance.benchmarks.workload.Sizes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a broadcast to a room on another server costs, with each adapter: three servers behind one Redis 7, see docs/benchmarks.md. The
 * arguments are the URI of Redis, and {@code --tiny} or {@code --quick}.
 */
public final class ClusterBenchmark {
    static final List<String> ADAPTERS = List.of("sharded", "classic", "streams");

    private static final Contestant NODE =
            new Contestant("parlance-cluster", ClusteredParlanceServer.class.getName(), Optional.empty(), false);
    private static final ServerSettings SETTINGS = new ServerSettings(Duration.ofSeconds(25), false);
    private static final List<String> HEAP = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");

    private ClusterBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> all = List.of(arguments);
        Sizes sizes = all.contains("--tiny") ? Sizes.TINY : all.contains("--quick") ? Sizes.QUICK : Sizes.FULL;
        MarkdownTable table = new MarkdownTable(List.of(
                "adapter",
                "delivery, local",
                "delivery, cross-node",
                "ratio",
                "sender, per broadcast",
                "third, per broadcast"));
        for (String adapter : ADAPTERS) {
            Figures figures = measure(arguments[0], adapter, sizes);
            table.add(List.of(
                    adapter,
                    micros(figures.local()),
                    micros(figures.crossNode()),
                    String.format(Locale.ROOT, "%.2f", figures.crossNode() / figures.local()),
                    micros(figures.sending()),
                    micros(figures.bystanding())));
        }
        System.out.println(table);
    }

    static Figures measure(String redis, String adapter, Sizes sizes) throws IOException {
        try (ServerProcess sender = start(redis, adapter);
                ServerProcess receiver = start(redis, adapter);
                ServerProcess bystander = start(redis, adapter);
                Fleet fleet = new Fleet(receiver.port(), false)) {
            return new CrossNodeBroadcast(sender, receiver, bystander, fleet, sizes).measure();
        }
    }

    private static ServerProcess start(String redis, String adapter) throws IOException {
        List<String> options = new ArrayList<>(HEAP);
        options.add("-D" + ClusteredParlanceServer.REDIS + "=" + redis);
        options.add("-D" + ClusteredParlanceServer.ADAPTER + "=" + adapter);
        return ServerProcess.start(NODE, SETTINGS, options);
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, "%.2f µs", value);
    }
}
