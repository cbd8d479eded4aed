package dev.parlance.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.Options;
import dev.parlance.benchmarks.workload.Metric;
import dev.parlance.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Instant;

/** All figures of all rounds, for a program to read. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    public static String of(Options options, Results results) throws IOException {
        ObjectNode report =
                JSON.createObjectNode().put("finished", Instant.now().toString());
        report.set("machine", machine());
        report.put("rounds", options.rounds()).put("sizes", options.sizes().toString());
        ObjectNode jvmOptions = report.putObject("jvmOptions");
        for (Workload workload : options.workloads()) {
            ArrayNode ofWorkload = jvmOptions.putArray(workload.name());
            workload.jvmOptions().forEach(ofWorkload::add);
            options.jvmOptions().forEach(ofWorkload::add);
        }
        ObjectNode versions = report.putObject("versions");
        for (Contestant contestant : options.servers()) {
            versions.putObject(contestant.label())
                    .put("netty", VersionsTable.netty(contestant))
                    .put("jackson", VersionsTable.jackson(contestant));
        }
        ArrayNode metrics = report.putArray("metrics");
        results.metrics().forEach(metric -> metrics.add(metric(results, metric)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }

    private static ObjectNode machine() {
        return JSON.createObjectNode()
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("arch", System.getProperty("os.arch"))
                .put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private static ObjectNode metric(Results results, Metric metric) {
        ObjectNode node = JSON.createObjectNode()
                .put("metric", metric.name())
                .put("label", metric.label())
                .put("unit", metric.unit());
        ArrayNode servers = node.putArray("servers");
        for (Contestant contestant : results.contestants(metric)) {
            ObjectNode server = servers.addObject().put("server", contestant.label());
            server.set("rounds", JSON.valueToTree(results.figures(metric, contestant)));
            server.set("spread", JSON.valueToTree(results.spread(metric, contestant)));
            ObjectNode ratios = server.putObject("ratioTo");
            for (Contestant reference : results.references(metric)) {
                results.ratio(metric, contestant, reference)
                        .ifPresent(ratio -> ratios.set(reference.label(), JSON.valueToTree(ratio)));
            }
            Verdict.of(results, metric, contestant)
                    .ifPresent(verdict -> server.set("verdict", JSON.valueToTree(verdict)));
            server.set("comparisons", JSON.valueToTree(Comparison.of(results, metric, contestant)));
        }
        return node;
    }
}
