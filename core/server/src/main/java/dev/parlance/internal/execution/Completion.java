package dev.parlance.internal.execution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that ends once, and those who want to know how: what one throws is logged. Any thread.
 *
 * @param <T> how it ends
 */
public final class Completion<T> {
    private final Object about;
    private final Deque<Consumer<? super T>> listeners = new ArrayDeque<>(2);
    private @Nullable T outcome;

    /** Of what that names it in the log. */
    public Completion(Object about) {
        this.about = about;
    }

    /** Calls that when it has ended, before those that were added earlier; at once if it has. */
    public void add(Consumer<? super T> listener) {
        T already;
        synchronized (listeners) {
            already = outcome;
            if (already == null) {
                listeners.addFirst(listener);
            }
        }
        if (already != null) {
            notify(listener, already);
        }
    }

    /** It has ended; does nothing the second time. */
    public void complete(T how) {
        synchronized (listeners) {
            if (outcome != null) {
                return;
            }
            outcome = how;
        }
        // Nobody is added any more.
        listeners.forEach(listener -> notify(listener, how));
    }

    private void notify(Consumer<? super T> listener, T how) {
        Safely.run(() -> listener.accept(how), "A listener of an end failed on {}", about);
    }
}
