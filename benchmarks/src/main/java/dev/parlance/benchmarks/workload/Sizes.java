package dev.parlance.benchmarks.workload;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * How much is done.
 *
 * @param samples measurements of a process, of which the median counts
 * @param broadcasts of one sample; {@code warmUpBroadcasts} before the first
 * @param burst messages that are broadcast before any of them is waited for
 * @param requests of one client in one sample; {@code warmUpRequests} before the first
 * @param window requests of one client that are outstanding
 * @param connections of one sample; {@code warmUpConnections} before the first, in waves of 100
 * @param idlePings between the two readings of an idle fleet
 * @param idlePingMillis between two pings of an idle client
 * @param idleSettleMillis before each reading of memory: a server may keep what it needed to connect a client, or what
 *     belonged to one that has left, until some timer has run
 */
public record Sizes(
        int samples,
        int broadcastClients,
        int broadcasts,
        int warmUpBroadcasts,
        int burst,
        int requestClients,
        int requests,
        int warmUpRequests,
        int window,
        int connections,
        int warmUpConnections,
        int idleClients,
        int idlePings,
        int idlePingMillis,
        int idleSettleMillis) {

    public static final Sizes FULL = new Sizes(
            5, // samples
            1_000, // broadcastClients
            200, // broadcasts
            1_000, // warmUpBroadcasts
            1, // burst
            100, // requestClients
            1_000, // requests
            2_000, // warmUpRequests
            4, // window
            2_000, // connections
            5_000, // warmUpConnections
            5_000, // idleClients
            2, // idlePings
            3_000, // idlePingMillis
            35_000); // idleSettleMillis

    /** For a look while developing: the ratios are rough. */
    public static final Sizes QUICK = FULL.with("samples", 3)
            .with("broadcasts", 100)
            .with("warmUpBroadcasts", 500)
            .with("requests", 500)
            .with("warmUpRequests", 1_000)
            .with("connections", 1_000)
            .with("warmUpConnections", 2_000)
            .with("idleClients", 2_000)
            .with("idlePings", 1)
            .with("idlePingMillis", 2_000);

    /** For a test that everything works; the figures mean nothing. */
    public static final Sizes TINY = QUICK.with("samples", 1)
            .with("broadcastClients", 5)
            .with("broadcasts", 2)
            .with("warmUpBroadcasts", 1)
            .with("requestClients", 5)
            .with("requests", 3)
            .with("warmUpRequests", 2)
            .with("connections", 5)
            .with("warmUpConnections", 5)
            .with("idleClients", 5)
            .with("idlePingMillis", 300)
            .with("idleSettleMillis", 1);

    /** The names of all sizes. */
    public static List<String> names() {
        return Arrays.stream(Sizes.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * These, but for one of them.
     *
     * @param name one of {@link #names}
     * @throws IllegalArgumentException if it is not
     */
    public Sizes with(String name, int value) {
        int changed = names().indexOf(name);
        if (changed < 0) {
            throw new IllegalArgumentException("no such size: " + name);
        }
        RecordComponent[] components = Sizes.class.getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = i == changed ? value : components[i].getAccessor().invoke(this);
            }
            return (Sizes) Sizes.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
