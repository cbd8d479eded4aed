package dev.parlance.internal.engine.netty;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions that exist, by id; among them those that have ended and still owe their client something. */
final class Sessions {
    private final Map<String, NettySession> byId = new ConcurrentHashMap<>();
    private volatile @Nullable CompletableFuture<Void> emptied;

    void add(NettySession session) {
        byId.put(session.id(), session);
    }

    void remove(NettySession session) {
        byId.remove(session.id(), session);
        tellIfEmpty();
    }

    /** The Engine.IO session of that id; a plain WebSocket's id is nobody's to name. */
    @Nullable
    EngineIoSession find(String id) {
        return byId.get(id) instanceof EngineIoSession session ? session : null;
    }

    Collection<NettySession> all() {
        return byId.values();
    }

    /** Ends when there are none left. Asked once, when no more are added. */
    CompletableFuture<Void> whenEmpty() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        emptied = future;
        tellIfEmpty();
        return future;
    }

    private void tellIfEmpty() {
        CompletableFuture<Void> waiting = emptied;
        if (waiting != null && byId.isEmpty()) {
            waiting.complete(null);
        }
    }
}
