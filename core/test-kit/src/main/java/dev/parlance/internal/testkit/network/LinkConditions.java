package dev.parlance.internal.testkit.network;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** How the links between nodes are now, and what chance makes of it. */
final class LinkConditions {
    /** What a reliable link needs to find that something was lost, and to send it again. */
    private static final long RETRANSMISSION_NANOS = Duration.ofMillis(200).toNanos();

    private final Random random;
    private final Set<Cut> cuts = new HashSet<>();
    private boolean reliable = true;
    private long minDelay;
    private long maxDelay;
    private double loss;
    private double duplication;

    /** A link that is cut, in both directions; the lower number comes first. */
    private record Cut(int low, int high) {
        static Cut between(int one, int other) {
            return new Cut(Math.min(one, other), Math.max(one, other));
        }
    }

    LinkConditions(long seed) {
        random = new Random(seed);
    }

    void reliable(boolean now) {
        reliable = now;
    }

    boolean isReliable() {
        return reliable;
    }

    void delay(Duration min, Duration max) {
        if (min.isNegative() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException(
                    "a delay is from 0 or more to at least as much, not " + min + " to " + max);
        }
        minDelay = min.toNanos();
        maxDelay = max.toNanos();
    }

    void loss(double probability) {
        loss = probability(probability);
    }

    void duplication(double probability) {
        duplication = probability(probability);
    }

    private static double probability(double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("a probability is from 0 to less than 1, not " + value);
        }
        return value;
    }

    void cut(int one, int other) {
        cuts.add(Cut.between(one, other));
    }

    void heal(int one, int other) {
        cuts.remove(Cut.between(one, other));
    }

    void healAll() {
        cuts.clear();
    }

    boolean isCut(int one, int other) {
        return !cuts.isEmpty() && cuts.contains(Cut.between(one, other));
    }

    /** How long the next message takes, in nanoseconds; on a reliable link what is lost is sent again. */
    long nextDelay() {
        long delay = minDelay + (maxDelay == minDelay ? 0 : (long) (random.nextDouble() * (maxDelay - minDelay)));
        while (reliable && chance(loss)) {
            delay += RETRANSMISSION_NANOS;
        }
        return delay;
    }

    boolean losesNext() {
        return !reliable && chance(loss);
    }

    boolean duplicatesNext() {
        return !reliable && chance(duplication);
    }

    /** How many of so many messages on their way arrive although their sender has crashed. */
    int surviving(int count) {
        return random.nextInt(count + 1);
    }

    private boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }
}
