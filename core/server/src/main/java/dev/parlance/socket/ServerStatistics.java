package dev.parlance.socket;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.event.Incubating;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server has and does at a moment: for gauges, a status page, or a decision to shed load. Immutable; what is counted while
 * others come and go may be off by some of them.
 *
 * <pre>{@code
 * ServerStatistics now = server.statistics();
 * log.info("{} connections, {} of {} bytes", now.connections(), now.memoryUsed(), now.memoryBudget());
 * }</pre>
 */
@Incubating
public interface ServerStatistics {
    /** How many connections are open: Engine.IO sessions, and plain WebSockets of namespaces. */
    int connections();

    /**
     * How many sockets are in their rooms, for each namespace by its {@linkplain Namespace#label label}: children of a parent namespace
     * are counted together.
     */
    Map<String, Integer> sockets();

    /** How many rooms have members on this server, without those of sockets and users by their ids; by {@link Namespace#label}. */
    Map<String, Integer> rooms();

    /** The threads that run handlers; null if the application has given an executor. */
    @Nullable
    ThreadLoad handlers();

    /** The threads that run what follows acks; null if the application has given an executor. */
    @Nullable
    ThreadLoad callbacks();

    /** The authenticators, middlewares and connect listeners that run, and those that wait. */
    ThreadLoad signIns();

    /**
     * What features wait for, by the name of its executor: {@code blocking}, and those of {@link BlockingExecutor#named}. Tasks in an
     * application's own executor count as running.
     */
    Map<String, ThreadLoad> blocking();

    /** How much memory clients can take with what is unfinished or waits, in bytes: {@code MemoryLimits.budget()}. */
    long memoryBudget();

    /** How much of it is taken, in bytes; a little more for a moment. */
    long memoryUsed();

    /** How much waits to be sent, in bytes, summed over all connections; what many share counts for each. */
    long bytesToSend();

    /**
     * Whether the other servers of its cluster can be reached: of several namespaces the one that has been cut off for longest. Healthy
     * for a server without others.
     */
    AdapterStatus adapter();

    /** How many threads read and write. */
    int eventLoops();
}
