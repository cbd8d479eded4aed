package dev.parlance.benchmarks.report;

import dev.parlance.benchmarks.Contestant;
import dev.parlance.benchmarks.workload.Metric;
import java.util.Optional;

/** Whether Parlance needs no more of what netty-socketio needs than it set itself. */
record Verdict(double goal, boolean met) {
    /** Empty where there is no goal, or no netty-socketio beside it. */
    static Optional<Verdict> of(Results results, Metric metric, Contestant contestant) {
        if (!contestant.hasGoals() || metric.goal().isEmpty()) {
            return Optional.empty();
        }
        double goal = metric.goal().getAsDouble();
        return results.ratio(metric, contestant, Contestant.NETTY_SOCKETIO)
                .map(ratio -> new Verdict(goal, ratio.median() <= goal));
    }

    @Override
    public String toString() {
        return goal + (met ? " met" : " missed");
    }
}
