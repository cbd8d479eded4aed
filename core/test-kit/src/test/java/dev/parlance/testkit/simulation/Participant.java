package dev.parlance.testkit.simulation;

import dev.parlance.testkit.TestClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client, and the rooms that it is in as far as the model knows. */
final class Participant {
    private static final Pattern EVENT = Pattern.compile("2(/[a-z]+),(\\d*)\\[\"([a-z]+)\",(\\d+)]");

    private final TestClient client;
    private final int node;
    private final String namespace;
    private final String user;
    private final Set<String> rooms = new HashSet<>();
    private final Set<String> uncertain = new HashSet<>();
    private final List<Long> received = new ArrayList<>();
    private boolean connected = true;

    Participant(TestClient client, int node, String namespace, String user) {
        this.client = client;
        this.node = node;
        this.namespace = namespace;
        this.user = user;
    }

    String id() {
        return client.id();
    }

    TestClient client() {
        return client;
    }

    int node() {
        return node;
    }

    String namespace() {
        return namespace;
    }

    String user() {
        return user;
    }

    boolean isConnected() {
        return connected;
    }

    void gone() {
        connected = false;
    }

    // --- rooms

    Set<String> rooms() {
        return rooms;
    }

    Set<String> uncertain() {
        return uncertain;
    }

    /** It joins a room; if it may be made to leave it at the same time, that stays uncertain. */
    void join(String room) {
        if (!uncertain.contains(room)) {
            rooms.add(room);
        }
    }

    void leave(String room) {
        if (!uncertain.contains(room)) {
            rooms.remove(room);
        }
    }

    /** It may be in the room, until that is known. */
    void mayBeIn(String room) {
        rooms.remove(room);
        uncertain.add(room);
    }

    /** Whether it is in the room is known now. */
    void isIn(String room, boolean in) {
        uncertain.remove(room);
        if (in) {
            rooms.add(room);
        }
    }

    Match isInAny(Set<String> names) {
        if (!Collections.disjoint(rooms, names)) {
            return Match.YES;
        }
        return Collections.disjoint(uncertain, names) ? Match.NO : Match.MAYBE;
    }

    // --- what comes

    /** Reads what it was sent; answers what asks for an ack. */
    void read() {
        for (String packet : client.wire().received()) {
            Matcher event = EVENT.matcher(packet);
            if (event.matches()) {
                if (!event.group(1).equals(namespace)) {
                    throw new Violation(this + " received a packet of another namespace: " + packet);
                }
                received.add(Long.valueOf(event.group(4)));
                if (!event.group(2).isEmpty()) {
                    client.wire().send("3" + namespace + "," + event.group(2) + "[" + event.group(4) + "]");
                }
            }
        }
    }

    /** The numbers of the events that it has read since the last call. */
    List<Long> takeReceived() {
        List<Long> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    @Override
    public String toString() {
        return id() + " of " + user + " on node " + node + namespace + " in " + rooms;
    }
}
