package dev.parlance.adminui;

import dev.parlance.adminui.AdminEvents.AggregatedEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.socket.Transport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How many clients are connected, and how many have come and gone since they were counted before. */
final class ClientCounts {
    private Set<String> before = Set.of();
    private Set<String> now = new HashSet<>();
    private int polling;
    private boolean countedBefore;

    /** Begins to count anew. */
    void begin() {
        now = new HashSet<>();
        polling = 0;
    }

    /** Counts the clients of a namespace; returns how many sockets it has. */
    int count(Namespace<?> namespace) {
        var sockets = namespace.sockets();
        for (Socket<?> socket : sockets) {
            if (now.add(socket.clientId()) && socket.transport() == Transport.POLLING) {
                polling++;
            }
        }
        return sockets.size();
    }

    int polling() {
        return polling;
    }

    /** Those that have come and gone; nothing the first time. Ends the count. */
    List<AggregatedEvent> changes(Instant time) {
        List<AggregatedEvent> changes = new ArrayList<>();
        if (countedBefore) {
            add(
                    changes,
                    time,
                    "rawConnection",
                    now.stream().filter(id -> !before.contains(id)).count());
            add(
                    changes,
                    time,
                    "rawDisconnection",
                    before.stream().filter(id -> !now.contains(id)).count());
        }
        before = now;
        countedBefore = true;
        return changes;
    }

    private static void add(List<AggregatedEvent> changes, Instant time, String type, long count) {
        if (count > 0) {
            long second = time.truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
            changes.add(new AggregatedEvent(second, type, null, count));
        }
    }
}
