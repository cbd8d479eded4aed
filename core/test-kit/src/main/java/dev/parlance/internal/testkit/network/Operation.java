package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.LocalNode;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a node is to do, without an answer.
 *
 * @param text describes it, for a trace
 */
record Operation(Supplier<String> text, Consumer<LocalNode> action) implements MemberMessage {
    @Override
    public void arriveAt(Member receiver, Address sender) {
        action.accept(receiver.here());
    }

    @Override
    public String toString() {
        return text.get();
    }
}
