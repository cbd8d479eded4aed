package dev.parlance.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;

/** The middle of some numbers and how far they lie apart. */
public record Spread(double median, double min, double max) {
    /** @throws IllegalArgumentException if there are no numbers */
    public static Spread of(Collection<Double> numbers) {
        return of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** @throws IllegalArgumentException if there are no numbers */
    public static Spread of(double... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("no numbers");
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
