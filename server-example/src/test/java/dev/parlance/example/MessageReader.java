package dev.parlance.example;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the chat of the demo project, over one connection after another. */
final class MessageReader {
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();

    /** Joins the chat as that client. */
    void follow(ExampleClient client) {
        client.onEvent(
                "message:new",
                created -> receive(created.path("message").path("_id").textValue()));
        client.emit("chat:join", MessageOutbox.CHAT).join();
    }

    private synchronized void receive(String id) {
        if (!received.add(id)) {
            repeated.incrementAndGet();
        }
        notifyAll();
    }

    /** The ids of all messages that it has received. */
    Set<String> received() {
        return received;
    }

    /** How many it has received once more. */
    int repeated() {
        return repeated.get();
    }

    /** Waits until it has received those, as long as another message comes at least that often. */
    void awaitReceived(Collection<String> ids, Duration timeout) throws InterruptedException {
        MessageOutbox.await(
                this, () -> (int) ids.stream().filter(received::contains).count(), ids.size(), timeout);
    }
}
