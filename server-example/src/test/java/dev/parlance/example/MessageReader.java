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
    private final AtomicInteger repeatedOnConnection = new AtomicInteger();

    /** Joins the chat as that client. */
    void follow(ExampleClient client) {
        Set<String> onConnection = ConcurrentHashMap.newKeySet();
        client.onEvent("message:new", created -> {
            String id = created.path("message").path("_id").textValue();
            if (!onConnection.add(id)) {
                repeatedOnConnection.incrementAndGet();
            }
            receive(id);
        });
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

    /** How many it has received once more on the same connection. */
    int repeatedOnConnection() {
        return repeatedOnConnection.get();
    }

    /** Waits until it has received those, as long as another message comes at least that often. */
    void awaitReceived(Collection<String> ids, Duration timeout) throws InterruptedException {
        MessageOutbox.await(
                this, () -> (int) ids.stream().filter(received::contains).count(), ids.size(), timeout);
    }
}
