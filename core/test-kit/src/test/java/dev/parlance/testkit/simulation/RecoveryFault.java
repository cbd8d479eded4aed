package dev.parlance.testkit.simulation;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.SavedSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** What is wrong with a recovery store, each time in one way. */
enum RecoveryFault {
    /** What was missed lacks its first event. */
    FORGETS_THE_FIRST(store -> new ForwardingStore(store) {
        @Override
        public CompletionStage<List<LoggedBroadcast>> read(Offset after, int max) {
            return super.read(after, max).thenApply(found -> found.isEmpty() ? found : found.subList(1, found.size()));
        }
    }),

    /** What was missed comes in the wrong order. */
    REORDERS(store -> new ForwardingStore(store) {
        @Override
        public CompletionStage<List<LoggedBroadcast>> read(Offset after, int max) {
            return super.read(after, max)
                    .thenApply(found -> found.stream()
                            .sorted((one, other) -> other.offset().compareTo(one.offset()))
                            .toList());
        }
    }),

    /** Sessions are not kept. */
    KEEPS_NO_SESSION(store -> new ForwardingStore(store) {
        @Override
        public CompletionStage<Void> save(SavedSession session) {
            return CompletableFuture.completedStage(null);
        }
    }),

    /** Sessions come back without one of their rooms. */
    FORGETS_A_ROOM(store -> new ForwardingStore(store) {
        @Override
        public CompletionStage<Void> save(SavedSession session) {
            return super.save(new SavedSession(
                    session.pid(),
                    session.socketId(),
                    session.userId(),
                    session.begin(),
                    session.stays().stream()
                            .filter(stay -> !stay.room().equals("r1"))
                            .toList(),
                    session.data(),
                    session.details()));
        }
    });

    private final UnaryOperator<RecoveryStore> store;

    RecoveryFault(UnaryOperator<RecoveryStore> store) {
        this.store = store;
    }

    /** Adapters with this fault. */
    AdapterFactory in(AdapterFactory factory) {
        return (namespace, node) -> new ForwardingAdapter(factory.open(namespace, node)) {
            @Override
            public RecoveryStore recoveryStore() {
                return store.apply(super.recoveryStore());
            }
        };
    }
}
