package dev.parlance.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows who must, may and must not receive each event. While it is turbulent events are on their way for some time, and may reach a client
 * that changes meanwhile or not.
 */
final class Oracle {
    private final List<Participant> clients = new ArrayList<>();
    private final Map<Long, Sent> events = new LinkedHashMap<>();
    private final List<RoomChange> changesOnTheWay = new ArrayList<>();
    private boolean turbulent;

    private record RoomChange(int node, String namespace, String room) {
        boolean concerns(Participant client) {
            return client.node() != node && client.namespace().equals(namespace);
        }
    }

    List<Participant> clients() {
        return clients;
    }

    List<Participant> connected() {
        return clients.stream().filter(Participant::isConnected).toList();
    }

    void turbulent(boolean now) {
        turbulent = now;
    }

    boolean isTurbulent() {
        return turbulent;
    }

    void connected(Participant client) {
        clients.add(client);
        changesOnTheWay.stream()
                .filter(change -> change.concerns(client))
                .forEach(change -> client.mayBeIn(change.room));
        changed(client);
    }

    /** Clients of all nodes are made to join or to leave a room: on other nodes at some time. */
    void changesRoom(int node, String namespace, String room) {
        RoomChange change = new RoomChange(node, namespace, room);
        changesOnTheWay.add(change);
        for (Participant client : clients) {
            if (client.isConnected() && change.concerns(client)) {
                client.mayBeIn(room);
                changed(client);
            }
        }
    }

    /** A client's rooms have changed, or it has come, or gone. */
    void changed(Participant client) {
        if (turbulent) {
            events.values().forEach(event -> event.changed(client));
        }
    }

    /** A node is gone, with its clients; what it has sent last may be lost. */
    void crashed(int node) {
        for (Participant client : connected()) {
            if (client.node() == node) {
                client.gone();
                changed(client);
            }
        }
        if (turbulent) {
            events.values().stream().filter(event -> event.node() == node).forEach(Sent::mayBeLost);
        }
    }

    /** An event is sent; returns how many must receive it. */
    int sent(Sent event) {
        int certain = 0;
        for (Participant client : clients) {
            Match match = event.matchNow(client);
            event.set(client, match);
            certain += match == Match.YES ? 1 : 0;
        }
        events.put(event.id(), event);
        return certain;
    }

    /** All that was sent may be lost on its way to other nodes. */
    void linksLose() {
        events.values().forEach(Sent::mayBeLost);
    }

    /** Whatever was sent has arrived: checks that what clients have received is right. */
    void check() {
        for (Participant client : clients) {
            client.read();
            List<Long> received = client.takeReceived();
            checkReceived(client, received);
            checkMissed(client, new HashSet<>(received));
        }
        events.clear();
        changesOnTheWay.clear();
        clients.removeIf(client -> !client.isConnected());
    }

    private void checkReceived(Participant client, List<Long> received) {
        Set<Long> seen = new HashSet<>();
        Map<Integer, Long> last = new HashMap<>();
        for (long id : received) {
            Sent event = events.get(id);
            if (event == null || event.match(client) == Match.NO) {
                throw new Violation(client + " received " + id + ", which is not for it: " + event);
            }
            if (!seen.add(id)) {
                throw new Violation(client + " received " + id + " twice");
            }
            Long before = last.put(event.node(), id);
            if (before != null && before > id) {
                throw new Violation(client + " received " + before + " of node " + event.node() + " before " + id);
            }
        }
    }

    private void checkMissed(Participant client, Set<Long> received) {
        for (Sent event : events.values()) {
            if (event.match(client) == Match.YES && !received.contains(event.id())) {
                throw new Violation(
                        client + " missed " + event.id() + " of node " + event.node() + " to " + event.target());
            }
        }
    }
}
