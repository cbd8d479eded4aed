package dev.parlance.benchmarks.report;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.workload.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figures of all rounds. Every contestant takes part in each round, so figures of one round may be compared. */
public final class Results {
    private final Map<Metric, Map<Contestant, List<Double>>> rounds = new EnumMap<>(Metric.class);

    public void add(Contestant contestant, Map<Metric, Double> figures) {
        figures.forEach((metric, figure) -> rounds.computeIfAbsent(metric, m -> new LinkedHashMap<>())
                .computeIfAbsent(contestant, c -> new ArrayList<>())
                .add(figure));
    }

    public Set<Metric> metrics() {
        return rounds.keySet();
    }

    public Set<Contestant> contestants(Metric metric) {
        return rounds.get(metric).keySet();
    }

    /** Those of {@link #contestants} that others are compared with. */
    public List<Contestant> references(Metric metric) {
        Set<Contestant> took = contestants(metric);
        return Stream.concat(
                        Stream.of(Contestant.NETTY_SOCKETIO, Contestant.NETTY_SOCKETIO_DEFLATE, Contestant.BARE_NETTY)
                                .filter(took::contains),
                        took.stream().filter(Contestant::isOtherParlance))
                .toList();
    }

    public List<Double> figures(Metric metric, Contestant contestant) {
        return rounds.get(metric).getOrDefault(contestant, List.of());
    }

    public Spread spread(Metric metric, Contestant contestant) {
        return spread(figures(metric, contestant).stream().mapToDouble(Double::doubleValue));
    }

    /** What the contestant needed of what the other needed in the same round; empty if one of them did not take part. */
    public Optional<Spread> ratio(Metric metric, Contestant contestant, Contestant other) {
        List<Double> figures = figures(metric, contestant);
        List<Double> others = figures(metric, other);
        int both = Math.min(figures.size(), others.size());
        return both == 0
                ? Optional.empty()
                : Optional.of(spread(IntStream.range(0, both).mapToDouble(i -> figures.get(i) / others.get(i))));
    }

    private static Spread spread(DoubleStream numbers) {
        return Spread.of(numbers.toArray());
    }
}
