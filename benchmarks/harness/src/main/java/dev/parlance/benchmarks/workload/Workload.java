package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.process.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is done with a freshly started server, and measured. */
public interface Workload {
    /** What memory readings do not matter to: a heap of fixed size, young enough, all of it touched before the start. */
    List<String> FIXED_HEAP = List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m", "-Xmn256m", "-XX:+AlwaysPreTouch");

    /** As it stands in options. */
    String name();

    /** Options of the server's JVM, the same for every server. */
    default List<String> jvmOptions() {
        return FIXED_HEAP;
    }

    default Duration pingInterval() {
        return Duration.ofSeconds(25);
    }

    default ServerSettings settings(boolean compression) {
        return new ServerSettings(pingInterval(), compression);
    }

    /** Whether a server can do it; the others are left out. */
    default boolean fits(Contestant contestant) {
        return true;
    }

    /** Warms the server up, then measures. The fleet has no clients yet. */
    Map<Metric, Double> measure(ServerProcess server, Fleet fleet);
}
