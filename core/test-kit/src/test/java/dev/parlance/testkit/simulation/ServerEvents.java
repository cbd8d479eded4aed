package dev.parlance.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events between servers: who has sent which, and what has come where. */
final class ServerEvents {
    private final Map<Long, Emitted> emitted = new LinkedHashMap<>();
    private final Map<Node, List<Long>> received = new HashMap<>();

    /** A namespace of a node. */
    record Node(int number, String namespace) {}

    /**
     * An event.
     *
     * @param missable the nodes that may miss it
     */
    private record Emitted(Node sender, Set<Integer> missable) {}

    void emitted(long id, int node, String namespace, Set<Integer> missable) {
        emitted.put(id, new Emitted(new Node(node, namespace), new HashSet<>(missable)));
    }

    void received(int node, String namespace, long id) {
        received.computeIfAbsent(new Node(node, namespace), none -> new ArrayList<>())
                .add(id);
    }

    /** What was emitted so far may not arrive everywhere. */
    void mayBeLost(int nodes) {
        emitted.values().forEach(event -> {
            for (int node = 0; node < nodes; node++) {
                event.missable.add(node);
            }
        });
    }

    void check(int nodes) {
        received.forEach(this::checkReceived);
        emitted.forEach((id, event) -> checkMissed(id, event, nodes));
        emitted.clear();
        received.clear();
    }

    private void checkReceived(Node node, List<Long> ids) {
        Map<Integer, Long> last = new HashMap<>();
        for (long id : ids) {
            Node sender = emitted.get(id).sender;
            if (!sender.namespace.equals(node.namespace) || sender.number == node.number) {
                throw new Violation(node + " received a server-side event of " + sender);
            }
            Long before = last.put(sender.number, id);
            if (before != null && before >= id) {
                throw new Violation(node + " received the server-side event " + id + " after " + before);
            }
        }
    }

    private void checkMissed(long id, Emitted event, int nodes) {
        for (int number = 0; number < nodes; number++) {
            Node node = new Node(number, event.sender.namespace);
            boolean expected = number != event.sender.number && !event.missable.contains(number);
            if (expected && !received.getOrDefault(node, List.of()).contains(id)) {
                throw new Violation(node + " missed the server-side event " + id);
            }
        }
    }
}
