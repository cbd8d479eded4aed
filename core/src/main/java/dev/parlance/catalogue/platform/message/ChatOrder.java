package dev.parlance.catalogue.platform.message;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One after another for each chat, at the same time for different ones; a few chats may share a turn. */
final class ChatOrder {
    private static final int TURNS = 256;

    // Not monitors: on virtual threads a blocked one would hold its carrier until Java 24.
    private final Lock[] turns = new Lock[TURNS];

    ChatOrder() {
        for (int i = 0; i < TURNS; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    void run(String chatId, Runnable work) {
        call(chatId, () -> {
            work.run();
            return true;
        });
    }

    <T> T call(String chatId, Supplier<T> work) {
        Lock turn = turns[Math.floorMod(chatId.hashCode(), TURNS)];
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
