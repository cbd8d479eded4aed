package dev.parlance.testkit;

import dev.parlance.ServerOptions;
import dev.parlance.event.Incubating;
import dev.parlance.internal.testkit.network.Network;
import dev.parlance.internal.testkit.network.NetworkNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Several servers in memory, and the network between them: what an application does on more than one node, tested without ports,
 * in virtual time. Messages between nodes are delayed, lost, duplicated and cut off as the test says, nodes crash and come back,
 * and their clocks differ; what chance decides comes from one seed, and the same seed gives the same {@link #trace}.
 *
 * <pre>{@code
 * TestCluster cluster = TestCluster.builder().nodes(3).seed(42).setUp(App::setUp).build();
 * TestClient ana = cluster.node(0).connect("/chats", new Login("ana's token"));
 * TestClient bob = cluster.node(1).connect("/chats", new Login("bob's token"));
 * ana.emit(SAY, new Say("m1", "42", "Hello"));
 * assertEquals(new Said("ana", "Hello"), bob.expect(SAID));
 *
 * cluster.network().delay(Duration.ofMillis(5), Duration.ofMillis(50));
 * cluster.crash(1);
 * cluster.advance(Duration.ofSeconds(15));              // the others have noticed
 * assertFalse(bob.isConnected());
 * cluster.restart(1);
 * }</pre>
 *
 * <p>If its servers recover sessions, they share a store that no crash ends; {@link TestClient#reconnect} comes back to any of them.
 *
 * <p>Its nodes are {@link TestServer}s that run together: {@code run} and {@code advance} of each are those of the cluster. The
 * ids of sockets are unique in it. A node that is silent for 10 s counts as gone; until then requests to all wait for it, to their
 * deadlines. Not safe for use by several threads.
 */
@Incubating
public final class TestCluster implements AutoCloseable {
    private final TestClusterBuilder settings;
    private final TestClock clock = new TestClock();
    private final Driver driver = new Driver(clock, this::running);
    private final Supplier<String> ids = new SocketIds();
    private final Network network;
    private final TestNetwork links;
    private final List<Node> nodes = new ArrayList<>();

    /** A node from its start to its end. */
    private record Node(TestServer server, NetworkNode network, NodeClock clock) {
        void crash() {
            network.crash();
            clock.stop();
            server.crash();
        }
    }

    TestCluster(TestClusterBuilder settings) {
        this.settings = settings;
        this.network = new Network(clock, settings.size(), settings.seed());
        this.links = new TestNetwork(network, settings.size());
        for (int node = 0; node < settings.size(); node++) {
            nodes.add(start(node, Duration.ZERO));
        }
        run();
    }

    /** Describes a cluster: of two nodes unless it is told otherwise. */
    public static TestClusterBuilder builder() {
        return new TestClusterBuilder();
    }

    private Node start(int node, Duration skew) {
        NodeClock nodeClock = new NodeClock(clock, skew);
        NetworkNode onNetwork = network.start(node, nodeClock);
        ServerOptions options = settings.options(onNetwork);
        TestServer server = new TestServer(options, nodeClock, ids, one -> driver);
        settings.setUp(server);
        return new Node(server, onNetwork, nodeClock);
    }

    private List<TestServer> running() {
        return nodes.stream().map(Node::server).toList();
    }

    /** How many nodes it has, whether they run or not. */
    public int size() {
        return nodes.size();
    }

    /**
     * A node; after a restart it is another server. One that has crashed accepts no connections, and what it sends reaches
     * nobody.
     *
     * @param index from 0
     */
    public TestServer node(int index) {
        return nodes.get(index).server;
    }

    /** What connects its nodes. */
    public TestNetwork network() {
        return links;
    }

    /** Runs everything that is ready on any node, and what that makes ready; also what is due now on the network. */
    public void run() {
        driver.run();
    }

    /** Lets time pass on all nodes and on the network. */
    public void advance(Duration duration) {
        driver.advance(duration);
    }

    /** The right time of day; that of a node may {@linkplain #skew differ}. */
    public Instant now() {
        return clock.now();
    }

    /**
     * Kills a node: nothing runs there any more, its clients only see that their connections are gone, and of what it has sent the
     * last may not arrive. The others are told nothing. Does nothing if it has crashed before.
     */
    public void crash(int index) {
        nodes.get(index).crash();
    }

    /**
     * Starts a node again, empty, and sets it up as at first; kills it before if it runs. For a graceful restart call
     * {@link TestServer#closeGracefully()} and let it end.
     */
    public void restart(int index) {
        Node before = nodes.get(index);
        before.crash();
        nodes.set(index, start(index, before.clock.skew()));
        run();
    }

    /**
     * Sets a node's time of day wrong, also after a restart. How long its timers take stays right.
     *
     * @param skew by how much it is ahead; negative if it is behind
     */
    public void skew(int index, Duration skew) {
        nodes.get(index).clock.skew(skew);
        network.note("node " + index + " is ahead by " + skew);
    }

    /**
     * What has happened between the nodes, one line for each message and each fault, the oldest first; the last 10,000. Without
     * payloads. To be printed when a test fails, and to be compared with that of another run.
     */
    public List<String> trace() {
        return network.trace();
    }

    /** Ends all nodes at once. */
    @Override
    public void close() {
        nodes.forEach(node -> node.server.close());
    }
}
