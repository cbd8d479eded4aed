package dev.parlance.benchmarks;

import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.benchmarks.report.JsonReport;
import dev.parlance.benchmarks.report.MarkdownReport;
import dev.parlance.benchmarks.report.Results;
import dev.parlance.benchmarks.report.VersionsTable;
import dev.parlance.benchmarks.workload.Metric;
import dev.parlance.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs every workload against every server in turn, round by round, and reports; see docs/benchmarks.md. */
public final class Benchmark {
    private final Options options;
    private final PrintStream progress;
    private final Results results = new Results();

    Benchmark(Options options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        try {
            runAndReport(Options.parse(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.HELP);
            System.exit(2);
        }
    }

    /** What was measured before a failure is reported too: it may have taken an hour. */
    private static void runAndReport(Options options) throws IOException {
        Benchmark benchmark = new Benchmark(options, System.out);
        try {
            benchmark.run();
        } finally {
            report(options, benchmark.results);
        }
    }

    private static void report(Options options, Results results) throws IOException {
        String table = VersionsTable.of(options.servers()) + MarkdownReport.of(results);
        System.out.println("\n" + table);
        Files.createDirectories(options.out());
        Files.writeString(options.out().resolve("benchmarks.md"), table);
        Files.writeString(options.out().resolve("benchmarks.json"), JsonReport.of(options, results));
    }

    /**
     * One server after the other in each round: what disturbs the machine for a while disturbs them all. Every second round
     * goes the other way, so that none is always the first.
     */
    Results run() throws IOException {
        List<Contestant> servers = new ArrayList<>(options.servers());
        for (int round = 1; round <= options.rounds(); round++, Collections.reverse(servers)) {
            for (Workload workload : options.workloads()) {
                for (Contestant contestant : servers) {
                    if (workload.fits(contestant)) {
                        measure(round, workload, contestant);
                    }
                }
            }
        }
        return results;
    }

    private void measure(int round, Workload workload, Contestant contestant) throws IOException {
        progress.printf("round %d  %-15s  %-22s  ", round, workload.name(), contestant.label());
        progress.flush();
        List<String> jvmOptions = new ArrayList<>(workload.jvmOptions());
        jvmOptions.addAll(options.jvmOptions());
        Map<Metric, Double> figures;
        try (ServerProcess server =
                        ServerProcess.start(contestant, workload.settings(contestant.deflate()), jvmOptions);
                Fleet fleet = new Fleet(server.port(), contestant.deflate())) {
            figures = workload.measure(server, fleet);
        }
        results.add(contestant, figures);
        new EnumMap<>(figures)
                .forEach((metric, figure) ->
                        progress.printf("%s %.2f %s  ", metric.name().toLowerCase(), figure, metric.unit()));
        progress.println();
    }
}
