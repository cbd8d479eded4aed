package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void theMedianIsTheOneInTheMiddle() {
        Latencies latencies = new Latencies(5);
        latencies.add(9_000);
        latencies.add(1_000);
        latencies.add(4_500);

        assertThat(latencies.medianMicros()).isEqualTo(4.5);
    }
}
