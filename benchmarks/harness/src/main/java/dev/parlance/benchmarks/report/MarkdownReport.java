package dev.parlance.benchmarks.report;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.workload.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for each metric, to be read as it is or on a page. Always with a decimal point. */
public final class MarkdownReport {
    private MarkdownReport() {}

    /** Median over the rounds, and in brackets the minimum and the maximum. */
    public static String of(Results results) {
        return results.metrics().stream().map(metric -> table(results, metric)).collect(Collectors.joining("\n"));
    }

    private static String table(Results results, Metric metric) {
        List<Contestant> references = results.references(metric);
        List<String> head = new ArrayList<>(List.of("server", metric.unit()));
        references.forEach(reference -> head.add("÷ " + reference.label()));
        head.add("verdict");
        MarkdownTable table = new MarkdownTable(head);
        for (Contestant contestant : results.contestants(metric)) {
            List<String> row = new ArrayList<>(List.of(contestant.label(), text(results.spread(metric, contestant))));
            references.forEach(reference -> row.add(text(results.ratio(metric, contestant, reference))));
            row.add(verdicts(results, metric, contestant));
            table.add(row);
        }
        return "### " + metric.label() + " (" + metric.unit() + ")\n\n" + table;
    }

    private static String verdicts(Results results, Metric metric, Contestant contestant) {
        return Stream.concat(
                        Verdict.of(results, metric, contestant).stream(),
                        Comparison.of(results, metric, contestant).stream())
                .map(Object::toString)
                .collect(Collectors.joining("; "));
    }

    private static String text(Optional<Spread> spread) {
        return spread.map(MarkdownReport::text).orElse("");
    }

    private static String text(Spread spread) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", spread.median(), spread.min(), spread.max());
    }
}
