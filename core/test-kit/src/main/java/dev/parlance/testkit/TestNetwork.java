package dev.parlance.testkit;

import dev.parlance.event.Incubating;
import dev.parlance.internal.testkit.network.Network;
import java.time.Duration;

/**
 * What connects the nodes of a {@link TestCluster}. At first its links are reliable and take no time: what is sent arrives with
 * the next {@link TestCluster#run}. What comes from one node about one namespace always arrives in order. All methods count for what is sent from
 * now on, and return this network. Not safe for use by several threads.
 *
 * <pre>{@code
 * cluster.network().delay(Duration.ofMillis(1), Duration.ofMillis(20)).lossy().lose(0.01);
 * cluster.network().cut(0, 2);
 * cluster.advance(Duration.ofSeconds(15));
 * cluster.network().heal();
 * }</pre>
 */
@Incubating
public final class TestNetwork {
    private final Network network;
    private final int size;

    TestNetwork(Network network, int size) {
        this.network = network;
        this.size = size;
    }

    /**
     * Makes its links reliable, as TCP connections are: what a cut holds back arrives when it is healed, what is lost is sent
     * again, 200 ms later each time, and nothing arrives twice. It is so at first.
     */
    public TestNetwork reliable() {
        network.reliable(true);
        return this;
    }

    /** Makes its links lose, as pub/sub does: what is lost, or sent while a link is cut, never arrives. */
    public TestNetwork lossy() {
        network.reliable(false);
        return this;
    }

    /**
     * How long messages take: a time between the two, as chance wants.
     *
     * @param min 0 or more
     * @param max not less than {@code min}
     */
    public TestNetwork delay(Duration min, Duration max) {
        network.delay(min, max);
        return this;
    }

    /**
     * How probable it is that a message is lost.
     *
     * @param probability from 0 to less than 1
     */
    public TestNetwork lose(double probability) {
        network.loss(probability);
        return this;
    }

    /**
     * How probable it is that a message arrives twice; only of {@linkplain #lossy lossy} links. The cluster's adapter recognises the
     * second, which has no effect.
     *
     * @param probability from 0 to less than 1
     */
    public TestNetwork duplicate(double probability) {
        network.duplication(probability);
        return this;
    }

    /**
     * Cuts the link between two nodes, in both directions. What is on its way is lost or held back too.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public TestNetwork cut(int one, int other) {
        network.cut(one, other);
        return this;
    }

    /**
     * Cuts a node off from what all nodes share to recover sessions, in a cluster whose servers do.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public TestNetwork cutStore(int node) {
        network.cutStore(node);
        return this;
    }

    /** Cuts all links of a node, that to the recovery store included. */
    public TestNetwork isolate(int node) {
        network.cutStore(node);
        for (int other = 0; other < size; other++) {
            if (other != node) {
                network.cut(node, other);
            }
        }
        return this;
    }

    /** Ends the cut between two nodes. */
    public TestNetwork heal(int one, int other) {
        network.heal(one, other);
        return this;
    }

    /** Ends all cuts. */
    public TestNetwork heal() {
        network.healAll();
        return this;
    }
}
