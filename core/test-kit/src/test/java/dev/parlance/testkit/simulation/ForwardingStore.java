package dev.parlance.testkit.simulation;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.SavedSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Does what another store does. */
class ForwardingStore implements RecoveryStore {
    private final RecoveryStore to;

    ForwardingStore(RecoveryStore to) {
        this.to = to;
    }

    @Override
    public void start(RecoveryNode node, Duration window) {
        to.start(node, window);
    }

    @Override
    public CompletionStage<Offset> append(Broadcast broadcast) {
        return to.append(broadcast);
    }

    @Override
    public CompletionStage<Void> save(SavedSession session) {
        return to.save(session);
    }

    @Override
    public CompletionStage<SavedSession> take(String pid) {
        return to.take(pid);
    }

    @Override
    public CompletionStage<List<LoggedBroadcast>> read(Offset after, int max) {
        return to.read(after, max);
    }
}
