package dev.parlance.bridge.port;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the application is about; it does not change on the way. */
final class Tickets {
    private final Map<String, Ticket> open = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();

    record Ticket(String id, String owner, String subject) {}

    /** The account of a token; null if there is none. */
    static @Nullable String accountOf(@Nullable String token) {
        return token != null && token.startsWith("token-") ? token.substring("token-".length()) : null;
    }

    static boolean isAgent(String account) {
        return account.startsWith("agent-");
    }

    Ticket open(String owner, String subject) {
        Ticket ticket = new Ticket("t" + opened.incrementAndGet(), owner, subject);
        open.put(ticket.id(), ticket);
        return ticket;
    }

    /** @throws NoSuchElementException if it is not open */
    Ticket find(String id) {
        Ticket ticket = open.get(id);
        if (ticket == null) {
            throw new NoSuchElementException("no such ticket");
        }
        return ticket;
    }

    int count() {
        return open.size();
    }

    /** The number of a new message. */
    int say() {
        return messages.incrementAndGet();
    }

    void close(String id) {
        open.remove(id);
    }
}
