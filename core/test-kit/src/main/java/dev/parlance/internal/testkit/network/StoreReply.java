package dev.parlance.internal.testkit.network;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the recovery store tells a node.
 *
 * @param text describes it, for a trace
 */
record StoreReply(Supplier<String> text, Consumer<RecoveryClient> action) implements NodeMessage {
    @Override
    public void arriveAt(Endpoint receiver, Address sender) {
        action.accept((RecoveryClient) receiver);
    }

    @Override
    public String toString() {
        return text.get();
    }
}
