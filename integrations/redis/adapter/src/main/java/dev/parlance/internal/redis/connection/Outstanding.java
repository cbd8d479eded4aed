package dev.parlance.internal.redis.connection;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Commands that Redis has not answered: bounded, and given up together when the connection is lost, so that none is sent twice. */
final class Outstanding {
    /** The most that wait. */
    static final int MAX_COMMANDS = 16_384;

    private final Set<CompletableFuture<?>> commands = ConcurrentHashMap.newKeySet();
    private final AtomicInteger losses = new AtomicInteger();

    boolean isFull() {
        return commands.size() >= MAX_COMMANDS;
    }

    /** How often the connection was lost: to be asked before a command is sent. */
    int losses() {
        return losses.get();
    }

    /**
     * A command was sent.
     *
     * @param lossesBefore if it is more by now, the command may have been sent on the connection that was lost: it is given up too
     */
    void add(CompletableFuture<?> command, int lossesBefore) {
        commands.add(command);
        command.whenComplete((value, failure) -> commands.remove(command));
        if (losses.get() != lossesBefore) {
            command.cancel(false);
        }
    }

    void giveUp() {
        losses.incrementAndGet();
        commands.forEach(command -> command.cancel(false));
    }
}
