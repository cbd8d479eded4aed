package dev.parlance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.benchmarks.report.JsonReport;
import dev.parlance.benchmarks.report.MarkdownReport;
import dev.parlance.benchmarks.report.Results;
import dev.parlance.benchmarks.workload.Metric;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** That every workload runs against every server, with a handful of clients. The figures mean nothing. */
class BenchmarkIT {
    @ParameterizedTest
    @FieldSource("dev.parlance.benchmarks.Contestant#ALL")
    void everyWorkloadRunsToItsEnd(Contestant contestant) throws IOException {
        Options options = Options.parse("--tiny", "--servers", contestant.label());

        Results results = new Benchmark(options, new PrintStream(OutputStream.nullOutputStream())).run();

        List<Metric> expected = Stream.of(Metric.values())
                .filter(metric -> metric != Metric.MIXED_BROADCAST_CPU || contestant.hasClientsOfAllKinds())
                .toList();
        assertThat(results.metrics()).containsExactlyElementsOf(expected);
        for (Metric metric : expected) {
            assertThat(results.figures(metric, contestant)).hasSize(1);
            assertThat(MarkdownReport.of(results)).contains(metric.label());
            assertThat(JsonReport.of(options, results)).contains(metric.name());
        }
    }
}
