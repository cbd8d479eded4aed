package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.LocalNode;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a node is to answer, now or later.
 *
 * @param id known to the one who asks
 * @param text describes it, for a trace
 */
record Question(long id, Supplier<String> text, Function<LocalNode, CompletionStage<? extends @Nullable Object>> ask)
        implements MemberMessage {
    @Override
    public void arriveAt(Member receiver, Address sender) {
        ask.apply(receiver.here()).thenAccept(answer -> receiver.reply(sender, new Answer(id, answer)));
    }

    @Override
    public String toString() {
        return text.get() + " (question " + id + ")";
    }
}
