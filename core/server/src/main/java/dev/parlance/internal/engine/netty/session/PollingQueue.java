package dev.parlance.internal.engine.netty.session;

import org.jspecify.annotations.Nullable;

/** The frames that wait for the next poll. */
final class PollingQueue {
    private final SendQueue sendQueue;
    private final int maxPayload;
    private @Nullable QueuedFrame first;
    private @Nullable QueuedFrame last;

    PollingQueue(SendQueue sendQueue, int maxPayload) {
        this.sendQueue = sendQueue;
        this.maxPayload = maxPayload;
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(@Nullable QueuedFrame added) {
        if (added == null) {
            return;
        }
        if (last == null) {
            first = added;
        } else {
            last.next = added;
        }
        last = added;
        while (last.next != null) {
            last = last.next;
        }
    }

    /** Takes all frames that are left. */
    @Nullable
    QueuedFrame takeAll() {
        QueuedFrame all = first;
        first = null;
        last = null;
        return all;
    }

    /** Takes as many packets as one body may hold, but at least one. */
    byte[] takeBody() {
        byte[] body = new byte[bodyLength()];
        int at = 0;
        while (first != null && first.frame != null && at < body.length) {
            EncodedFrame frame = first.frame;
            while (first.packetsSent < frame.packets() && at < body.length) {
                if (at > 0) {
                    body[at++] = PollingBody.SEPARATOR;
                }
                at = frame.writePolling(first.packetsSent++, body, at);
            }
            if (first.packetsSent == frame.packets()) {
                removeFirst(frame);
            }
        }
        return body;
    }

    private int bodyLength() {
        int length = 0;
        for (QueuedFrame o = first; o != null && o.frame != null; o = o.next) {
            for (int packet = o.packetsSent; packet < o.frame.packets(); packet++) {
                int separator = length == 0 ? 0 : 1;
                int more = o.frame.pollingLength(packet);
                if (length > 0 && length + separator + more > maxPayload) {
                    return length;
                }
                length += separator + more;
            }
        }
        return length;
    }

    private void removeFirst(EncodedFrame frame) {
        QueuedFrame sent = first;
        if (sent != null) {
            first = sent.next;
            sent.next = null;
        }
        if (first == null) {
            last = null;
        }
        sendQueue.removed(frame.cost());
        frame.release();
    }
}
