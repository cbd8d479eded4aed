package dev.parlance.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

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

    /** The ids of the messages that were acknowledged: a copy. */
    Set<String> acknowledged() {
        return new HashSet<>(acknowledged.values());
    }

    /** Waits until so many are acknowledged, as long as there is one more at least that often. */
    void awaitAcknowledged(int count, Duration timeout) throws InterruptedException {
        await(this, acknowledged::size, count, timeout);
    }

    /** Waits until a number, whose growth the holder of the monitor notifies, is so large, as long as it grows at least that often. */
    static void await(Object monitor, IntSupplier number, int atLeast, Duration timeout) throws InterruptedException {
        int now = number.getAsInt();
        while (now < atLeast) {
            int before = now;
            now = awaitMore(monitor, number, before, timeout);
            if (now == before) {
                throw new AssertionError("there are " + now + " of " + atLeast + ", and no more come");
            }
        }
    }

    private static int awaitMore(Object monitor, IntSupplier number, int than, Duration timeout)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (monitor) {
            long millis = timeout.toMillis();
            while (number.getAsInt() <= than && millis > 0) {
                monitor.wait(millis);
                millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
            return number.getAsInt();
        }
    }
}
