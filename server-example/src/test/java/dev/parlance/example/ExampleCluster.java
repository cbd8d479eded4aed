package dev.parlance.example;

import dev.parlance.testredis.TcpRelay;
import dev.parlance.testredis.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Three servers of the example on one database and one Redis, which each reaches by a network of its own. */
final class ExampleCluster implements AutoCloseable {
    static final int NODES = 3;

    private final String database;
    private final TestRedis redis = TestRedis.embedded();
    private final List<TcpRelay> networks = new ArrayList<>();
    private final List<ExampleProcess> nodes = new ArrayList<>();

    ExampleCluster(String database) throws IOException {
        this.database = database;
        for (int i = 0; i < NODES; i++) {
            networks.add(new TcpRelay(redis.port()));
        }
        nodes.add(start(0));
        // The tables are there.
        List<CompletableFuture<ExampleProcess>> others = IntStream.range(1, NODES)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> start(node)))
                .toList();
        others.forEach(each -> nodes.add(each.join()));
    }

    private ExampleProcess start(int node) {
        try {
            return new ExampleProcess(
                    database,
                    "--node",
                    "node-" + node,
                    "--redis",
                    "redis://127.0.0.1:" + networks.get(node).port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ExampleProcess node(int node) {
        return nodes.get(node);
    }

    /** The network between a server and Redis. */
    TcpRelay network(int node) {
        return networks.get(node);
    }

    /** Does something to all networks. */
    void networks(Consumer<TcpRelay> change) {
        networks.forEach(change);
    }

    /** Ends a server as an operator does, and starts it again. */
    void restart(int node) throws InterruptedException {
        nodes.get(node).terminate();
        nodes.set(node, start(node));
    }

    /** Delays what Redis answers to all servers. */
    void delayAnswers(Duration delay) {
        networks(network -> network.delayAnswers(delay));
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(ExampleProcess::close);
        for (TcpRelay network : networks) {
            network.close();
        }
        redis.close();
    }
}
