package dev.parlance.catalogue.platform;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.server.LoopEngine;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A platform in memory whose handlers run on real threads: for races. Clients speak the protocol's own text. */
public final class ThreadedPlatform implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final ThreadedServer server = ThreadedServer.standalone(PlatformCatalogue.PLATFORM);
    private final Namespace<Person> namespace = server.server()
            .namespace(
                    "/",
                    handshake -> TestProject.person(
                            handshake.auth(TestProject.Auth.class).user()));

    /** The namespace that all are on. */
    public Namespace<Person> namespace() {
        return namespace;
    }

    /** A connection of that user; it may not have been let in yet. */
    public LoopEngine.LoopSession open(String user) {
        LoopEngine.LoopSession session = server.open();
        session.receive("0{\"user\":\"" + user + "\"}");
        return session;
    }

    /** A connection of that user that has been let in. */
    public LoopEngine.LoopSession connect(String user) {
        LoopEngine.LoopSession session = open(user);
        await(() -> !session.sent().isEmpty());
        return session;
    }

    /** The connection goes away. */
    public static void drop(LoopEngine.LoopSession session) {
        session.close(CloseReason.TRANSPORT_CLOSE);
    }

    /** Waits until that is so. */
    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come about in time");
            }
            Thread.yield();
        }
    }

    /** Waits until all are here. */
    public static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the other side did not come", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
