package dev.parlance.catalogue.log;

import dev.parlance.catalogue.platform.Stores;
import dev.parlance.testkit.TestCluster;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three nodes that share a log, crash between and during deliveries, come back, and have clocks that differ: each stream has one drainer, and
 * all is delivered, in order. The database's own time is real; leases run out when the test says so.
 */
class SimulatedLogTest {
    private static final int NODES = 3;
    private static final int STEPS = Boolean.getBoolean("parlance.endurance") ? 20_000 : 120;
    private static final Duration LEASE = Duration.ofHours(1);
    private static final List<String> STREAMS = List.of("a", "b", "c");

    private final DataSource source = Stores.h2();
    private final LogDeliveries deliveries = new LogDeliveries();
    private final LogNode[] nodes = new LogNode[NODES];
    private final LogFollower[] followers = new LogFollower[NODES];
    private int starting;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachStreamHasOneDrainerAndAllIsDeliveredInOrder(long seed) {
        Random random = new Random(seed);
        try (TestCluster cluster = cluster(seed)) {
            for (int i = 0; i < STEPS; i++) {
                step(cluster, random);
                if (i % 10 == 0) {
                    settle(cluster);
                }
            }
            settle(cluster);
        }
    }

    private TestCluster cluster(long seed) {
        TestCluster cluster = TestCluster.builder()
                .nodes(NODES)
                .seed(seed)
                .setUp(server -> nodes[starting++ % NODES] = new LogNode(server, source, LEASE, deliveries))
                .build();
        for (int node = 0; node < NODES; node++) {
            cluster.skew(node, Duration.ofHours(node - 1));
            followers[node] = new LogFollower(cluster.node(node), STREAMS);
        }
        return cluster;
    }

    private void step(TestCluster cluster, Random random) {
        LogNode node = nodes[random.nextInt(NODES)];
        String stream = STREAMS.get(random.nextInt(STREAMS.size()));
        switch (random.nextInt(20)) {
            case 0 -> node.appendAndCrash(stream);
            case 1 -> node.crashAfter(1 + random.nextInt(5));
            case 2 -> cluster.advance(Duration.ofMillis(random.nextInt(300)));
            default -> node.append(stream);
        }
        restartCrashed(cluster);
    }

    /** Returns whether there was one. */
    private boolean restartCrashed(TestCluster cluster) {
        boolean any = false;
        for (int node = 0; node < NODES; node++) {
            if (nodes[node].isCrashed()) {
                followers[node].check();
                cluster.crash(node);
                starting = node;
                cluster.restart(node);
                followers[node] = new LogFollower(cluster.node(node), STREAMS);
                any = true;
            }
        }
        return any;
    }

    /** Nodes that live note what they have delivered; then the leases of those that have crashed run out. */
    private void settle(TestCluster cluster) {
        boolean crashed = true;
        while (crashed) {
            cluster.advance(Duration.ofSeconds(1));
            crashed = restartCrashed(cluster);
            SharedLog.leasesRunOut(source);
            cluster.advance(LEASE);
            crashed |= restartCrashed(cluster);
        }
        deliveries.check();
        Arrays.stream(followers).forEach(LogFollower::check);
    }
}
