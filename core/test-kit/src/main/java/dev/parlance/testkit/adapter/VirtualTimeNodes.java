package dev.parlance.testkit.adapter;

import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import java.time.Duration;

/** The nodes of a simulated cluster. */
record VirtualTimeNodes(TestCluster cluster) implements ContractNodes {
    private static final Duration STEP = Duration.ofMillis(10);

    @Override
    public TestServer node(int index) {
        return cluster.node(index);
    }

    @Override
    public Duration pass() {
        cluster.advance(STEP);
        return STEP;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
