package dev.parlance.catalogue.log;

import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A node with the log that all share: what it delivers goes to the room of the stream. It crashes when it is told to. */
final class LogNode {
    private final CrashableSource source;
    private final JdbcOrderedLog log;
    private final LogDrainer drainer;
    private final Namespace<Guest> namespace;
    private final LogDeliveries deliveries;
    private int deliveriesUntilCrash = -1;

    /** The process ends here. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    LogNode(TestServer server, DataSource shared, Duration lease, LogDeliveries deliveries) {
        this.source = new CrashableSource(shared);
        this.deliveries = deliveries;
        this.namespace = server.namespace("/log");
        namespace
                .untyped()
                .on("follow", (socket, arguments, ack) -> socket.join(Room.named((String) arguments.get(0))));
        this.log = SharedLog.server(source, lease);
        this.drainer = new LogDrainer(log, namespace, this::deliver);
        drainer.start();
    }

    private void deliver(LogEntry entry) {
        if (isCrashed()) {
            throw new Crash();
        }
        deliveries.delivered(this, entry);
        namespace.to(Room.named(entry.stream())).untyped().emit("entry", entry.stream(), entry.number());
        if (deliveriesUntilCrash > 0 && --deliveriesUntilCrash == 0) {
            crash();
            throw new Crash();
        }
    }

    /** Appends an entry and delivers what waits; the node may crash at that. */
    void append(String stream) {
        deliveries.appended(log.append(stream, "said", List.of()));
        try {
            drainer.drain(stream);
        } catch (Crash crash) {
            // Another node does the rest.
        }
    }

    /** Appends an entry, and crashes before it is delivered. */
    void appendAndCrash(String stream) {
        deliveries.appended(log.append(stream, "said", List.of()));
        crash();
    }

    /** Crashes after it has delivered so many entries more. */
    void crashAfter(int more) {
        deliveriesUntilCrash = more;
    }

    private void crash() {
        source.crash();
    }

    boolean isCrashed() {
        return source.isCrashed();
    }
}
