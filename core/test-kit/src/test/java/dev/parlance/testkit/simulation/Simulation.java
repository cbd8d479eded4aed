package dev.parlance.testkit.simulation;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.testkit.TestNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Has a cluster do as many operations as it should, and compares what comes of them with an oracle. Most of the time messages take
 * no time, and all is known exactly; else they are delayed, lost, duplicated and held back, nodes crash and clocks differ.
 */
final class Simulation {
    private static final int BATCH = 50;
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Random random;
    private final long seed;
    private final UnaryOperator<AdapterFactory> adapters;
    private long done;
    private long turbulentBatches;
    private long crashes;

    Simulation(long seed, UnaryOperator<AdapterFactory> adapters) {
        this.seed = seed;
        this.random = new Random(seed);
        this.adapters = adapters;
    }

    /**
     * Does that many operations.
     *
     * @return the last of the trace
     * @throws Violation if anything is not as it must be
     */
    List<String> run(long operations) {
        try (World world = new World(seed, adapters)) {
            Operations operation = new Operations(world, random);
            try {
                while (done < operations) {
                    batch(world, operation);
                }
            } catch (Violation e) {
                throw new Violation("seed " + seed + ", after " + done + " operations: " + e.getMessage());
            }
            return world.cluster().trace();
        }
    }

    private void batch(World world, Operations operation) {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> turbulent(world, operation, false);
            case 3 -> turbulent(world, operation, true);
            case 4 -> exactWithoutOneNode(world, operation);
            default -> exact(world, operation);
        }
    }

    private void exact(World world, Operations operation) {
        for (int i = 0; i < BATCH; i++) {
            operation.anyExact();
            done++;
        }
        world.cluster().advance(SETTLED);
        world.check();
    }

    private void exactWithoutOneNode(World world, Operations operation) {
        int node = random.nextInt(World.NODES);
        crash(world, node);
        world.awaitNoticed();
        exact(world, operation);
        world.restart(node);
        exact(world, operation);
    }

    private void turbulent(World world, Operations operation, boolean lossy) {
        turbulentBatches++;
        world.oracle().turbulent(true);
        TestNetwork network = world.cluster().network();
        network.delay(Duration.ZERO, Duration.ofMillis(random.nextInt(30)));
        if (lossy) {
            network.lossy().lose(0.1).duplicate(0.1);
        }
        int cutAt = random.nextInt(2 * BATCH);
        int crashAt = random.nextInt(4 * BATCH);
        for (int i = 0; i < BATCH; i++) {
            if (i == cutAt) {
                network.cut(0, 1 + random.nextInt(2));
            }
            if (i == crashAt) {
                crash(world, random.nextInt(World.NODES));
            }
            operation.any();
            if (lossy) {
                world.oracle().linksLose();
                world.serverEvents().mayBeLost(World.NODES);
            }
            world.cluster().advance(Duration.ofMillis(random.nextInt(5)));
            done++;
        }
        calm(world);
    }

    private void crash(World world, int node) {
        crashes++;
        world.crash(node);
        world.cluster().skew(node, Duration.ofSeconds(random.nextInt(600) - 300));
    }

    /** Ends whatever is wrong with the network and the nodes, and waits until all has arrived. */
    private void calm(World world) {
        world.cluster().network().heal().reliable().lose(0).duplicate(0).delay(Duration.ZERO, Duration.ZERO);
        world.awaitNoticed();
        world.check();
        List.copyOf(world.crashed()).forEach(world::restart);
        world.oracle().turbulent(false);
        world.cluster().advance(SETTLED);
    }

    @Override
    public String toString() {
        return done + " operations, " + turbulentBatches + " turbulent batches, " + crashes + " crashes";
    }
}
