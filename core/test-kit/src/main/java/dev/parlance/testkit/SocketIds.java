package dev.parlance.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The ids of sockets, each one more than the one before: {@code socket-0000000000001} and on. */
final class SocketIds implements Supplier<String> {
    private final AtomicInteger last = new AtomicInteger();

    @Override
    public String get() {
        return String.format("socket-%013d", last.incrementAndGet());
    }
}
