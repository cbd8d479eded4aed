package dev.parlance.testkit;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.ServerOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Incubating;
import dev.parlance.socket.RateLimits;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Describes a {@link TestCluster}. Its methods return this builder.
 *
 * <pre>{@code
 * TestCluster cluster = TestCluster.builder()
 *         .nodes(3)
 *         .seed(42)
 *         .options(options -> options.catalogues(CHATS).handlerDeadline(Duration.ofSeconds(5)))
 *         .setUp(App::setUp)
 *         .build();
 * }</pre>
 */
@Incubating
public final class TestClusterBuilder {
    private int nodes = 2;
    private long seed;
    private Consumer<ServerBuilder> options = builder -> {};
    private Consumer<? super TestServer> setUp = server -> {};
    private UnaryOperator<AdapterFactory> adapters = UnaryOperator.identity();

    TestClusterBuilder() {}

    /**
     * How many nodes it has; 2 unless this is called.
     *
     * @param count 1 or more
     */
    public TestClusterBuilder nodes(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a cluster has nodes, not " + count);
        }
        nodes = count;
        return this;
    }

    /** From what its chance comes; 0 unless this is called. */
    public TestClusterBuilder seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /** The catalogues that its servers speak. */
    public TestClusterBuilder catalogues(Catalogue... catalogues) {
        return options(builder -> builder.catalogues(catalogues));
    }

    /**
     * The options of its servers; called for each server that starts, also later. They have no rate limits unless it sets some,
     * and the cluster's adapter. What has no effect in memory: see {@link TestServer#create(ServerOptions)}.
     */
    public TestClusterBuilder options(Consumer<ServerBuilder> newOptions) {
        options = options.andThen(newOptions);
        return this;
    }

    /** Sets up each server that starts, as the application does, also after a restart. */
    public TestClusterBuilder setUp(Consumer<? super TestServer> newSetUp) {
        setUp = newSetUp;
        return this;
    }

    /** Puts something between each server and its adapter: what records, or a fault that tests should find. */
    public TestClusterBuilder adapters(UnaryOperator<AdapterFactory> wrapper) {
        adapters = wrapper;
        return this;
    }

    /** Makes the cluster; its nodes run and know each other. */
    public TestCluster build() {
        return new TestCluster(this);
    }

    int size() {
        return nodes;
    }

    long seed() {
        return seed;
    }

    ServerOptions options(AdapterFactory adapter) {
        ServerBuilder builder = ParlanceServer.builder().rateLimits(RateLimits.NONE);
        options.accept(builder);
        return builder.adapter(adapters.apply(adapter)).options();
    }

    void setUp(TestServer server) {
        setUp.accept(server);
    }
}
