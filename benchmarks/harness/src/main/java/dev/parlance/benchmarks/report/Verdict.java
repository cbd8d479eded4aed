package dev.parlance.benchmarks.report;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.workload.Metric;
import java.util.Optional;

/** Whether Parlance needs no more of what a reference needs than it set itself. */
record Verdict(double goal, String reference, boolean met) {
    /** Empty where there is no goal, or the reference is not beside it. */
    static Optional<Verdict> of(Results results, Metric metric, Contestant contestant) {
        return metric.goal()
                .filter(goal -> contestant.hasGoals())
                .flatMap(goal -> results.ratio(metric, contestant, goal.reference())
                        .map(ratio ->
                                new Verdict(goal.ratio(), goal.reference().label(), ratio.median() <= goal.ratio())));
    }

    @Override
    public String toString() {
        return goal + " × " + reference + (met ? " met" : " missed");
    }
}
