package dev.parlance.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three nodes, and as many operations of applications and clients as chance wants, against an oracle: who receives what, once and in
 * order, nobody else, and who is there. At full size a million for each seed.
 */
class SimulationTest {
    private static final int OPERATIONS = Boolean.getBoolean("parlance.endurance") ? 1_000_000 : 5_000;
    private static final int UNTIL_FOUND = 10_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everybodyReceivesWhatIsForThemOnceAndInOrderAndNobodyElse(long seed, TestReporter reporter) {
        Simulation simulation = new Simulation(seed, UnaryOperator.identity());
        long begin = System.nanoTime();
        simulation.run(OPERATIONS);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        reporter.publishEntry("seed " + seed, simulation + " in " + took.toMillis() + " ms");
    }

    @ParameterizedTest
    @EnumSource
    void eachFaultIsFound(Fault fault) {
        assertThatExceptionOfType(Violation.class).isThrownBy(() -> new Simulation(5, fault::in).run(UNTIL_FOUND));
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        assertThat(trace(6)).isEqualTo(trace(6)).isNotEqualTo(trace(7));
    }

    private static Iterable<String> trace(long seed) {
        return new Simulation(seed, UnaryOperator.identity()).run(2_000);
    }
}
