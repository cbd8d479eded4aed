package dev.parlance.testkit.adapter;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server without clients, which takes down what its recovery store has it deliver. */
final class StoreServer implements LocalNode, RecoveryNode, AutoCloseable {
    private final List<LoggedBroadcast> delivered = new CopyOnWriteArrayList<>();
    private final Adapter adapter;
    private final RecoveryStore store;
    private volatile @Nullable Offset begun;
    private volatile boolean deliveredTooEarly;

    StoreServer(AdapterFactory adapters, String namespace, Duration window) {
        adapter = adapters.open(namespace, this);
        RecoveryStore opened = adapter.recoveryStore();
        if (opened == null) {
            throw new AssertionError("the adapter has no store for recovery");
        }
        store = opened;
        store.start(this, window);
    }

    RecoveryStore store() {
        return store;
    }

    /** From where on it is delivered everything; null if that is not known yet. */
    @Nullable
    Offset begun() {
        return begun;
    }

    List<LoggedBroadcast> delivered() {
        return delivered;
    }

    /** Whether something was delivered before it was said from where on. */
    boolean deliveredTooEarly() {
        return deliveredTooEarly;
    }

    @Override
    public void begin(Offset after) {
        begun = after;
    }

    @Override
    public void deliver(Offset offset, Broadcast broadcast) {
        deliveredTooEarly |= begun == null;
        delivered.add(new LoggedBroadcast(offset, broadcast));
    }

    @Override
    public CompletionStage<Boolean> release(String pid) {
        return CompletableFuture.completedStage(false);
    }

    @Override
    public void close() {
        adapter.close();
    }

    // --- what other servers ask of its sockets, of which there are none

    @Override
    public void broadcast(Broadcast broadcast) {
        // Nobody is there to hear it.
    }

    @Override
    public int request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return 0;
    }

    @Override
    public List<SocketDescription> fetchSockets(Selection selection) {
        return List.of();
    }

    @Override
    public Set<String> fetchRooms() {
        return Set.of();
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        // There are none.
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        // There are none.
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        // There are none.
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        // Nobody listens.
    }

    @Override
    public CompletableFuture<@Nullable Object> serverSideRequest(String name, List<@Nullable Object> arguments) {
        return new CompletableFuture<>();
    }

    @Override
    public void report(AdapterIncident incident) {
        // What matters is seen at the stages.
    }
}
