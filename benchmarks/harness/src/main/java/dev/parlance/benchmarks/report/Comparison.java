package dev.parlance.benchmarks.report;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.workload.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Whether Parlance has become worse than it is in another checkout by more than that one's figures lie apart: whether its
 * median is above all of them.
 */
record Comparison(String other, boolean worse) {
    private static final int MIN_ROUNDS = 3;

    /** With each other Parlance; none with fewer than three rounds, of which nothing follows. */
    static List<Comparison> of(Results results, Metric metric, Contestant contestant) {
        return results.contestants(metric).stream()
                .filter(other -> contestant.equals(Contestant.PARLANCE) && other.isOtherParlance())
                .flatMap(other -> of(results, metric, contestant, other).stream())
                .toList();
    }

    private static Optional<Comparison> of(Results results, Metric metric, Contestant contestant, Contestant other) {
        if (results.figures(metric, other).size() < MIN_ROUNDS) {
            return Optional.empty();
        }
        double max = results.spread(metric, other).max();
        return Optional.of(
                new Comparison(other.label(), results.spread(metric, contestant).median() > max));
    }

    @Override
    public String toString() {
        return (worse ? "worse than " : "no worse than ") + other;
    }
}
