package dev.parlance.testkit.adapter;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Incubating;
import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Servers in memory that an adapter connects, and how their time passes; see {@link AdapterContract}.
 *
 * <pre>{@code
 * ContractNodes nodes = ContractNodes.inRealTime(3, node -> adapters, App::setUp);
 * }</pre>
 */
@Incubating
public interface ContractNodes extends AutoCloseable {
    /**
     * One of them.
     *
     * @param index from 0
     */
    TestServer node(int index);

    /** Lets a little time pass for all of them and what is between them, and returns how much. */
    Duration pass();

    /** Ends them at once. */
    @Override
    void close();

    /** Those of a cluster, in its virtual time; they must have been set up. */
    static ContractNodes of(TestCluster cluster) {
        return new VirtualTimeNodes(cluster);
    }

    /**
     * Servers whose adapters have threads, connections and time of their own.
     *
     * @param count how many
     * @param adapters makes the adapters of each; called once for each index from 0
     * @param setUp sets each up
     */
    static ContractNodes inRealTime(
            int count, IntFunction<AdapterFactory> adapters, Consumer<? super TestServer> setUp) {
        return new RealTimeNodes(count, adapters, setUp);
    }
}
