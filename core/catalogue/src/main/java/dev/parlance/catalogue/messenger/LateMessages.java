package dev.parlance.catalogue.messenger;

import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages that were broadcast late, because a server has crashed. They are kept for a while, and sent to clients of their rooms that sign
 * in then: those of the crashed server are only coming back. Any thread.
 */
final class LateMessages {
    /** Longer than clients take to come back. */
    static final Duration RETURN = Duration.ofMinutes(1);

    private static final int MAX_LATE = 10_000;

    private final Namespace<?> namespace;
    private final RoomAccess access;
    private final Queue<MessagePayload> late = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    LateMessages(Namespace<?> namespace, RoomAccess access) {
        this.namespace = namespace;
        this.access = access;
    }

    void add(MessagePayload message) {
        if (count.incrementAndGet() > MAX_LATE) {
            count.decrementAndGet();
            return;
        }
        late.add(message);
        namespace.server().scheduler().schedule(RETURN, this::forgetOldest);
    }

    // They were added in the order in which they are due.
    private void forgetOldest() {
        if (late.poll() != null) {
            count.decrementAndGet();
        }
    }

    /** Sends them to a client that has signed in. */
    void sendTo(Socket<? extends MessengerUser> socket) {
        String userId = socket.user().id();
        for (MessagePayload message : late) {
            if (access.members(message.room()).contains(userId)) {
                socket.emit(MessengerEvents.MESSAGE, message);
            }
        }
    }
}
