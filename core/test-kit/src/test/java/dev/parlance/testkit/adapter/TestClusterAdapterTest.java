package dev.parlance.testkit.adapter;

import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.function.Consumer;

/** The adapter of the simulated cluster, over links that take their time. */
class TestClusterAdapterTest extends AdapterContract {
    @Override
    protected ContractNodes start(int count, Consumer<? super TestServer> setUp) {
        TestCluster cluster =
                TestCluster.builder().nodes(count).seed(13).setUp(setUp).build();
        cluster.network().delay(Duration.ofMillis(1), Duration.ofMillis(25));
        return ContractNodes.of(cluster);
    }
}
