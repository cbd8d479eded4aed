package dev.parlance.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Numbered messages of several clients, each of which sends the next when the one before is acknowledged, and repeats others. */
final class MessageOutbox {
    static final Map<String, String> CHAT = Map.of("chatId", "general", "projectId", "demo");

    private final int messages;

    /** The ids that messages were given, by their numbers. */
    private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();

    MessageOutbox(int messages) {
        this.messages = messages;
    }

    /** Lets a client send its share of what is not acknowledged, until its connection ends. */
    void send(ExampleClient client, int first, int step) {
        client.emit("chat:join", CHAT).thenRun(() -> sendNext(client, first, step));
    }

    private void sendNext(ExampleClient client, int from, int step) {
        int next = from;
        while (acknowledged.containsKey(next)) {
            next += step;
        }
        if (next >= messages) {
            return;
        }
        int number = next;
        client.emit(
                        "message:send",
                        Map.of(
                                "chatId",
                                "general",
                                "projectId",
                                "demo",
                                "type",
                                "text",
                                "content",
                                "Message " + number,
                                "clientMessageId",
                                "m" + number))
                .thenAccept(ack -> {
                    acknowledge(number, ack);
                    sendNext(client, number, step);
                });
    }

    private synchronized void acknowledge(int number, JsonNode ack) {
        if (ack.has("messageId")) {
            acknowledged.put(number, ack.path("messageId").textValue());
            notifyAll();
        }
    }

    /** The ids of the messages that were acknowledged. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged.values());
    }

    /** Waits until so many are acknowledged, at most so long. */
    synchronized void awaitAcknowledged(int count, Duration timeout) throws InterruptedException {
        await(this, () -> acknowledged.size() >= count, timeout);
    }

    /** Waits until that is so, which the holder of the monitor notifies. */
    static void await(Object monitor, BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                throw new AssertionError("it did not come about in time");
            }
            monitor.wait(millis);
        }
    }
}
