package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.Broadcast;
import java.time.Duration;

/**
 * A broadcast whose acks are wanted: first the node answers how many sockets were asked, then each ack follows.
 *
 * @param id known to the one who asks
 */
record AckedBroadcast(long id, Broadcast broadcast, Duration deadline) implements MemberMessage {
    @Override
    public void arriveAt(Member receiver, Address sender) {
        int asked = receiver.here()
                .request(broadcast, deadline, arguments -> receiver.reply(sender, new SocketAck(id, arguments)));
        receiver.reply(sender, new Answer(id, asked));
    }

    @Override
    public String toString() {
        return "request " + Texts.of(broadcast) + " (question " + id + ")";
    }
}
