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
 * @param smallRoom clients of the room that gets {@code smallRoomRate} messages a second; likewise {@code largeRoom}
 * @param pacedSeconds how long a sample of such messages takes
 * @param requests of one client in one sample; {@code warmUpRequests} before the first
 * @param window requests of one client that are outstanding in the workload {@code request}, {@code outstanding} in
 *     {@code single}
 * @param connections of one sample, {@code wave} of them at a time; {@code warmUpConnections} before the first, in waves
 *     of 100
 * @param idlePings that each idle client has answered before memory is read
 * @param idlePingMillis between two pings of an idle client
 * @param idleSettleMillis before each reading of memory: a server may keep what it needed to connect a client, or what
 *     belonged to one that has left, until some timer has run
 * @param idleCpuClients clients that are measured while each answers {@code idleCpuPings}, one every {@code
 *     idleCpuPingMillis}
 */
public record Sizes(
        int samples,
        int broadcastClients,
        int broadcasts,
        int warmUpBroadcasts,
        int burst,
        int smallRoom,
        int smallRoomRate,
        int largeRoom,
        int largeRoomRate,
        int pacedSeconds,
        int requestClients,
        int requests,
        int warmUpRequests,
        int window,
        int outstanding,
        int connections,
        int wave,
        int warmUpConnections,
        int idleClients,
        int idlePings,
        int idlePingMillis,
        int idleSettleMillis,
        int idleCpuClients,
        int idleCpuPingMillis,
        int idleCpuPings) {

    public static final Sizes FULL = new Sizes(
            5, // samples
            1_000, // broadcastClients
            200, // broadcasts
            1_000, // warmUpBroadcasts
            1, // burst
            100, // smallRoom
            200, // smallRoomRate
            1_000, // largeRoom
            20, // largeRoomRate
            5, // pacedSeconds
            100, // requestClients
            1_000, // requests
            2_000, // warmUpRequests
            4, // window
            1, // outstanding
            10_000, // connections
            1_000, // wave
            5_000, // warmUpConnections
            5_000, // idleClients
            2, // idlePings
            3_000, // idlePingMillis
            35_000, // idleSettleMillis
            5_000, // idleCpuClients
            5_000, // idleCpuPingMillis
            12); // idleCpuPings

    /** For a look while developing: the ratios are rough. */
    public static final Sizes QUICK = FULL.with("samples", 3)
            .with("broadcasts", 100)
            .with("warmUpBroadcasts", 500)
            .with("requests", 500)
            .with("warmUpRequests", 1_000)
            .with("pacedSeconds", 3)
            .with("connections", 3_000)
            .with("warmUpConnections", 2_000)
            .with("idleClients", 2_000)
            .with("idlePings", 1)
            .with("idlePingMillis", 2_000)
            .with("idleCpuPings", 4);

    /** For a test that everything works; the figures mean nothing. */
    public static final Sizes TINY = QUICK.with("samples", 1)
            .with("broadcastClients", 5)
            .with("broadcasts", 2)
            .with("warmUpBroadcasts", 1)
            .with("smallRoom", 3)
            .with("largeRoom", 5)
            .with("pacedSeconds", 1)
            .with("requestClients", 5)
            .with("requests", 3)
            .with("warmUpRequests", 2)
            .with("connections", 5)
            .with("wave", 2)
            .with("warmUpConnections", 5)
            .with("idleClients", 5)
            .with("idlePingMillis", 300)
            .with("idleSettleMillis", 1)
            .with("idleCpuClients", 5)
            .with("idleCpuPingMillis", 300)
            .with("idleCpuPings", 2);

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
