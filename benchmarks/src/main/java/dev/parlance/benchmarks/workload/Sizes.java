package dev.parlance.benchmarks.workload;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How much is done.
 *
 * @param samples measurements of a process, of which the median counts
 * @param broadcasts of one sample; {@code warmUpBroadcasts} before the first
 * @param requests of one client in one sample; {@code warmUpRequests} before the first
 * @param window requests of one client that are outstanding
 * @param connections of one sample; {@code warmUpConnections} before the first, in waves of 100
 * @param idleSettle before each reading of memory: the JVM frees the compiler's memory after some five seconds
 * @param idlePings between the two readings of an idle fleet
 */
public record Sizes(
        int samples,
        int broadcastClients,
        int broadcasts,
        int warmUpBroadcasts,
        int requestClients,
        int requests,
        int warmUpRequests,
        int window,
        int connections,
        int warmUpConnections,
        int idleClients,
        int idlePings,
        Duration idlePingInterval,
        Duration idleSettle) {

    public static final Sizes FULL = new Sizes(
            5,
            1_000,
            200,
            1_000,
            100,
            1_000,
            2_000,
            4,
            2_000,
            5_000,
            5_000,
            2,
            Duration.ofSeconds(3),
            Duration.ofSeconds(7));

    /** For a look while developing: the ratios are rough. */
    public static final Sizes QUICK = new Sizes(
            3,
            1_000,
            100,
            500,
            100,
            500,
            1_000,
            4,
            1_000,
            2_000,
            2_000,
            1,
            Duration.ofSeconds(2),
            Duration.ofSeconds(7));

    /** For a test that everything works; the figures mean nothing. */
    public static final Sizes TINY =
            new Sizes(1, 5, 2, 1, 5, 3, 2, 2, 5, 5, 5, 1, Duration.ofMillis(300), Duration.ZERO);

    /** The names of the components that {@link #with} changes. */
    public static List<String> counts() {
        return Arrays.stream(Sizes.class.getRecordComponents())
                .filter(component -> component.getType() == int.class)
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * These, but for one count.
     *
     * @param count one of {@link #counts}
     * @throws IllegalArgumentException if it is not
     */
    public Sizes with(String count, int value) {
        if (!counts().contains(count)) {
            throw new IllegalArgumentException("no such size: " + count);
        }
        RecordComponent[] components = Sizes.class.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                boolean meant = components[i].getName().equals(count);
                values[i] = meant ? value : components[i].getAccessor().invoke(this);
            }
            return Sizes.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
