package dev.parlance.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Listeners that several threads add, call and remove. */
final class ListenerList<T> {
    private final List<T> listeners = new CopyOnWriteArrayList<>();

    /** Adds one; the same one may be there several times, and is removed as often. */
    ClientRegistration add(T listener) {
        listeners.add(listener);
        AtomicBoolean removed = new AtomicBoolean();
        return () -> {
            if (removed.compareAndSet(false, true)) {
                listeners.remove(listener);
            }
        };
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Calls each, in the order in which they were added. */
    void forEach(Consumer<? super T> call) {
        listeners.forEach(call);
    }
}
