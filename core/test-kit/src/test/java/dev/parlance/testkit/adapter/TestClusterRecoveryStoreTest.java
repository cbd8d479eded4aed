package dev.parlance.testkit.adapter;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The store of the simulated cluster, over links that take their time. */
class TestClusterRecoveryStoreTest extends RecoveryStoreContract {
    private static final Duration STEP = Duration.ofMillis(10);

    private final List<AdapterFactory> factories = new ArrayList<>();
    private final TestCluster cluster = TestCluster.builder()
            .nodes(4)
            .seed(17)
            .adapters(factory -> {
                factories.add(factory);
                return factory;
            })
            .build();

    TestClusterRecoveryStoreTest() {
        cluster.network().delay(Duration.ofMillis(1), Duration.ofMillis(25));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Override
    protected AdapterFactory adapters(int server) {
        return factories.get(server);
    }

    @Override
    protected Duration pass() {
        cluster.advance(STEP);
        return STEP;
    }
}
