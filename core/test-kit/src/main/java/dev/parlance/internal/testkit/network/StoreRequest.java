package dev.parlance.internal.testkit.network;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What a node asks of the recovery store.
 *
 * @param text describes it, for a trace
 */
record StoreRequest(Supplier<String> text, BiConsumer<SharedRecovery, Address> action) implements NodeMessage {
    @Override
    public void arriveAt(Endpoint receiver, Address sender) {
        action.accept((SharedRecovery) receiver, sender);
    }

    @Override
    public String toString() {
        return text.get();
    }
}
