package dev.parlance.testkit.simulation;

import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A user's client that loses its connection now and then, and what its session must have received. */
final class Follower {
    private final Map<String, String> auth;
    private final Set<String> rooms;
    private final List<Event> expected = new ArrayList<>();
    private final List<Long> received = new ArrayList<>();
    private TestClient client;
    private int node;
    private boolean away;

    /** An event and the node that has sent it. */
    record Event(long id, int sender) {}

    Follower(TestServer server, int node, String user, Set<String> rooms) {
        this.auth = Map.of("user", user);
        this.rooms = rooms;
        begin(server.connect("/talk", auth), node);
    }

    private void begin(TestClient connected, int on) {
        client = connected;
        node = on;
        rooms.forEach(room -> client.emit("join", room));
        client.isConnected();
    }

    int node() {
        return node;
    }

    boolean isAway() {
        return away;
    }

    /** An event is sent to a room: its session must receive it, whether it is connected or away. */
    void sent(Event event, String room) {
        if (rooms.contains(room)) {
            expected.add(event);
        }
    }

    void drop() {
        read();
        client.drop();
        away = true;
    }

    /** Comes back to any node; returns whether its session was found. */
    boolean reconnect(TestServer server, int to) {
        read();
        TestClient back = client.reconnect(server, auth);
        away = false;
        if (back.recovered()) {
            client = back;
            node = to;
            read();
            return true;
        }
        expected.clear();
        received.clear();
        begin(back, to);
        return false;
    }

    private void read() {
        boolean more = true;
        while (more) {
            try {
                received.add(((Number) client.expect("said").get(0)).longValue());
            } catch (AssertionError none) {
                more = false;
            }
        }
    }

    /** Everything has arrived: it has received what it must, once, and what one node has sent in its order. */
    void check() {
        if (away) {
            return;
        }
        read();
        Map<Integer, Long> last = new HashMap<>();
        Map<Long, Integer> senders = new HashMap<>();
        expected.forEach(event -> senders.put(event.id, event.sender));
        for (long id : received) {
            Integer sender = senders.remove(id);
            if (sender == null) {
                throw new Violation(this + " received " + id + " twice, or it is not for it");
            }
            Long before = last.put(sender, id);
            if (before != null && before > id) {
                throw new Violation(this + " received " + before + " before " + id);
            }
        }
        if (!senders.isEmpty()) {
            throw new Violation(this + " missed " + senders.keySet());
        }
        expected.clear();
        received.clear();
    }

    @Override
    public String toString() {
        return client.id() + " on node " + node + " in " + rooms;
    }
}
