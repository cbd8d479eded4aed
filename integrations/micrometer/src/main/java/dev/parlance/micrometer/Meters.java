package dev.parlance.micrometer;

import io.micrometer.core.instrument.Meter.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All meters of a server: their names, tags and meaning. */
enum Meters {
    CONNECTIONS("parlance.connections", Type.GAUGE, null, "Open connections"),
    SOCKETS("parlance.sockets", Type.GAUGE, null, "Connected sockets", Keys.NAMESPACE),
    ROOMS("parlance.rooms", Type.GAUGE, null, "Rooms that have members on this server", Keys.NAMESPACE),
    READY("parlance.ready", Type.GAUGE, null, "1 while clients can connect, else 0"),
    CLUSTER_READY("parlance.cluster.ready", Type.GAUGE, null, "1 while other servers can be reached, else 0"),
    POOL_RUNNING("parlance.pool.running", Type.GAUGE, "threads", "Busy threads of a pool", Keys.POOL),
    POOL_WAITING("parlance.pool.waiting", Type.GAUGE, "tasks", "Tasks that wait for a thread of a pool", Keys.POOL),
    EVENT_LOOPS("parlance.event.loops", Type.GAUGE, null, "Threads that read and write"),
    MEMORY_USED("parlance.memory.used", Type.GAUGE, "bytes", "Memory that is taken by what is unfinished or waits"),
    MEMORY_BUDGET("parlance.memory.budget", Type.GAUGE, "bytes", "Memory that may be taken by that"),
    SEND_QUEUE("parlance.send.queue", Type.GAUGE, "bytes", "What waits to be sent, summed over all connections"),

    CONNECTS("parlance.connects", Type.COUNTER, null, "Sockets that have connected", Keys.NAMESPACE),
    DISCONNECTS("parlance.disconnects", Type.COUNTER, null, "Sockets that have ended", Keys.NAMESPACE, Keys.REASON),
    REFUSALS(
            "parlance.refusals",
            Type.COUNTER,
            null,
            "Requests, handshakes and CONNECTs that were refused",
            Keys.REASON),
    CLOSES(
            "parlance.closes",
            Type.COUNTER,
            null,
            "Connections that the server has closed on account of their client",
            Keys.REASON),
    LIMITS("parlance.limits", Type.COUNTER, null, "Times that a limit was exceeded", Keys.LIMIT, Keys.MODE),
    EVENTS(
            "parlance.events",
            Type.TIMER,
            null,
            "Handling of clients' events",
            Keys.NAMESPACE,
            Keys.EVENT,
            Keys.OUTCOME),
    EMITS(
            "parlance.emits",
            Type.DISTRIBUTION_SUMMARY,
            "recipients",
            "Recipients of events that the server has sent",
            Keys.NAMESPACE,
            Keys.EVENT),
    ACKS(
            "parlance.acks",
            Type.TIMER,
            null,
            "Time until clients have acked requests",
            Keys.NAMESPACE,
            Keys.EVENT,
            Keys.OUTCOME),
    DROPS(
            "parlance.drops",
            Type.COUNTER,
            null,
            "Events that have reached nobody",
            Keys.NAMESPACE,
            Keys.EVENT,
            Keys.REASON),
    CLUSTER_INCIDENTS(
            "parlance.cluster.incidents",
            Type.COUNTER,
            null,
            "What has gone wrong between this server and others",
            Keys.NAMESPACE,
            Keys.REASON),
    FAILURES(
            "parlance.failures",
            Type.COUNTER,
            null,
            "Code of the application that has failed",
            Keys.NAMESPACE,
            Keys.EVENT,
            Keys.CODE);

    private final String id;
    private final Type type;
    private final @Nullable String unit;
    private final String description;
    private final List<String> tags;

    Meters(String id, Type type, @Nullable String unit, String description, String... tags) {
        this.id = id;
        this.type = type;
        this.unit = unit;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** Its name. */
    String id() {
        return id;
    }

    Type type() {
        return type;
    }

    /** In what it counts; null for things that its name says, and for times. */
    @Nullable
    String unit() {
        return unit;
    }

    String description() {
        return description;
    }

    /** The keys of its tags. */
    List<String> tags() {
        return tags;
    }

    /** The keys of tags. */
    static final class Keys {
        static final String NAMESPACE = "namespace";
        static final String EVENT = "event";
        static final String OUTCOME = "outcome";
        static final String REASON = "reason";
        static final String LIMIT = "limit";
        static final String MODE = "mode";
        static final String POOL = "pool";
        static final String CODE = "code";

        private Keys() {}
    }
}
