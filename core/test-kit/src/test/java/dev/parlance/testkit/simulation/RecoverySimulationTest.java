package dev.parlance.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three nodes, and clients that come back to any of them: what they have missed is there, once and in order. */
class RecoverySimulationTest {
    private static final int RETURNS = Boolean.getBoolean("parlance.endurance") ? 5_000 : 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoComesBackHasMissedNothing(long seed) {
        new RecoverySimulation(seed, UnaryOperator.identity()).run(RETURNS);
    }

    @ParameterizedTest
    @EnumSource
    void eachFaultIsFound(RecoveryFault fault) {
        assertThatExceptionOfType(Violation.class).isThrownBy(() -> new RecoverySimulation(4, fault::in).run(1_000));
    }
}
