package dev.parlance.internal.server;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.SavedSession;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One order of broadcasts and the sessions of several servers, which receive what is appended when the test says so. */
final class SharedStore implements AdapterFactory {
    final List<LoggedBroadcast> log = new ArrayList<>();
    final Map<String, SavedSession> sessions = new HashMap<>();
    final List<Node> nodes = new ArrayList<>();
    boolean failing;
    int kept = Integer.MAX_VALUE;

    /** What one server sees of it. */
    final class Node implements RecoveryStore {
        private @Nullable RecoveryNode server;
        private int delivered = log.size();

        @Override
        public void start(RecoveryNode node, Duration window) {
            server = node;
            node.begin(
                    delivered == 0 ? new Offset(1, 0) : log.get(delivered - 1).offset());
        }

        /** Delivers what it has not received yet. */
        void deliver() {
            for (; delivered < log.size(); delivered++) {
                LoggedBroadcast next = log.get(delivered);
                server.deliver(next.offset(), next.broadcast());
            }
        }

        @Override
        public CompletionStage<Offset> append(Broadcast broadcast) {
            if (failing) {
                return CompletableFuture.failedStage(new IllegalStateException("the store is away"));
            }
            Offset offset = new Offset(1, log.size() + 1);
            log.add(new LoggedBroadcast(offset, broadcast));
            return CompletableFuture.completedStage(offset);
        }

        @Override
        public CompletionStage<Void> save(SavedSession session) {
            sessions.put(session.pid(), session);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<@Nullable SavedSession> take(String pid) {
            return failing
                    ? CompletableFuture.failedStage(new IllegalStateException("the store is away"))
                    : CompletableFuture.completedStage(sessions.remove(pid));
        }

        @Override
        public CompletionStage<@Nullable List<LoggedBroadcast>> read(Offset after, int max) {
            boolean gone = log.stream()
                    .limit(Math.max(0, log.size() - kept))
                    .anyMatch(one -> one.offset().isAfter(after));
            return CompletableFuture.completedStage(
                    gone
                            ? null
                            : log.stream()
                                    .filter(one -> one.offset().isAfter(after))
                                    .limit(Math.min(max, 2))
                                    .toList());
        }
    }

    /** Asks a node whether it has a connection still, as a store does that knows of it. */
    boolean release(int node, String pid) {
        return nodes.get(node).server.release(pid).toCompletableFuture().join();
    }

    @Override
    public Adapter open(String namespace, LocalNode node) {
        Adapter none = AdapterFactory.STANDALONE.open(namespace, node);
        Node store = new Node();
        nodes.add(store);
        return (Adapter) Proxy.newProxyInstance(
                Adapter.class.getClassLoader(),
                new Class<?>[] {Adapter.class},
                (proxy, method, arguments) ->
                        method.getName().equals("recoveryStore") ? store : method.invoke(none, arguments));
    }

    /** Delivers everything everywhere. */
    void deliver() {
        nodes.forEach(Node::deliver);
    }
}
