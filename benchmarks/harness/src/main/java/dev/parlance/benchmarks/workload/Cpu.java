package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.report.Spread;
import java.util.Arrays;

/** The CPU time that a server's process spends on a piece of work, on all of its threads. */
final class Cpu {
    private static final double NANOS_PER_MICRO = 1_000;

    private Cpu() {}

    /** Microseconds for one unit: the median of some samples of {@code units} each. */
    static double microsPerUnit(ServerProcess server, int samples, long units, Runnable sample) {
        double[] micros = new double[samples];
        Arrays.setAll(micros, i -> microsPerUnit(server, units, sample));
        return Spread.of(micros).median();
    }

    static double microsPerUnit(ServerProcess server, long units, Runnable work) {
        long before = server.cpuNanos();
        work.run();
        return (server.cpuNanos() - before) / NANOS_PER_MICRO / units;
    }
}
