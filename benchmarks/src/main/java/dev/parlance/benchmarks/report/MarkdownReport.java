package dev.parlance.benchmarks.report;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.workload.Metric;
import java.util.Locale;
import java.util.Optional;

/** A table for each metric, to be read as it is or on a page. Always with a decimal point. */
public final class MarkdownReport {
    private static final String ROW = "| %-22s | %-28s | %-22s | %-24s | %-12s |\n";

    private MarkdownReport() {}

    /** Median over the rounds, and in brackets the least and the most. */
    public static String of(Results results) {
        StringBuilder page = new StringBuilder();
        results.metrics().forEach(metric -> append(page, results, metric));
        return page.toString();
    }

    private static void append(StringBuilder page, Results results, Metric metric) {
        page.append("### ")
                .append(metric.label())
                .append(" (")
                .append(metric.unit())
                .append(")\n\n");
        row(page, "server", metric.unit(), "÷ netty-socketio", "÷ netty-socketio-deflate", "goal");
        page.append("| --- | --- | --- | --- | --- |\n");
        for (Contestant contestant : results.contestants(metric)) {
            row(
                    page,
                    contestant.label(),
                    text(results.spread(metric, contestant)),
                    text(results.ratio(metric, contestant, Contestant.NETTY_SOCKETIO)),
                    text(results.ratio(metric, contestant, Contestant.NETTY_SOCKETIO_DEFLATE)),
                    Verdict.of(results, metric, contestant)
                            .map(Verdict::toString)
                            .orElse(""));
        }
        page.append('\n');
    }

    private static void row(StringBuilder page, Object... cells) {
        page.append(ROW.formatted(cells));
    }

    private static String text(Optional<Spread> spread) {
        return spread.map(MarkdownReport::text).orElse("");
    }

    private static String text(Spread spread) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", spread.median(), spread.least(), spread.most());
    }
}
