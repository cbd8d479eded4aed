package dev.parlance.internal.testkit.network;

import org.jspecify.annotations.Nullable;

/**
 * A node's answer.
 *
 * @param id the question's
 */
record Answer(long id, @Nullable Object value) implements MemberMessage {
    @Override
    public void arriveAt(Member receiver, Address sender) {
        receiver.pending().answered(id, sender, value);
    }

    @Override
    public String toString() {
        return "answer to question " + id;
    }
}
