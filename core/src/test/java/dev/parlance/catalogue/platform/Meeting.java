package dev.parlance.catalogue.platform;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where racing threads wait until all are there, again and again. */
public final class Meeting {
    private static final long PATIENCE_SECONDS = 30;

    private final CyclicBarrier barrier;

    /** A meeting of so many. */
    public Meeting(int racers) {
        barrier = new CyclicBarrier(racers);
    }

    /** Waits until all are there, then all go on at once. */
    public void await() {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not all came", e);
        }
    }
}
