package dev.parlance.internal.engine.netty.session;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions by id, including those that have ended and whose client still has frames to fetch. */
public final class Sessions {
    private final Map<String, NettySession> byId = new ConcurrentHashMap<>();
    private volatile @Nullable CompletableFuture<Void> emptied;

    public void add(NettySession session) {
        byId.put(session.id(), session);
    }

    void remove(NettySession session) {
        byId.remove(session.id(), session);
        session.forgotten();
        notifyIfEmpty();
    }

    /** The Engine.IO session of that id; null if there is none. Plain WebSockets are never found. */
    @Nullable
    public EngineIoSession find(String id) {
        return byId.get(id) instanceof EngineIoSession session ? session : null;
    }

    public Collection<NettySession> all() {
        return byId.values();
    }

    /** Completes when there are none left. Called once, when no more are added. */
    public CompletableFuture<Void> whenEmpty() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        emptied = future;
        notifyIfEmpty();
        return future;
    }

    private void notifyIfEmpty() {
        CompletableFuture<Void> waiting = emptied;
        if (waiting != null && byId.isEmpty()) {
            waiting.complete(null);
        }
    }
}
