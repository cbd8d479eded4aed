package dev.parlance.internal.testkit.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ack of one socket to an {@link AckedBroadcast}.
 *
 * @param id the question's
 */
record SocketAck(long id, List<@Nullable Object> arguments) implements MemberMessage {
    @Override
    public void arriveAt(Member receiver, Address sender) {
        receiver.pending().acknowledged(id, arguments);
    }

    @Override
    public String toString() {
        return "ack of question " + id;
    }
}
