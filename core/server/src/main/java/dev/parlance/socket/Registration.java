package dev.parlance.socket;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something that was registered and can be removed. */
@FunctionalInterface
public interface Registration {
    /** Removes it: what starts from now on does not reach it. Does nothing the second time. */
    void remove();

    /**
     * Several registrations as one, as a {@link Feature} returns them:
     *
     * <pre>{@code
     * Feature<Account> hall = namespace -> Registration.all(
     *         namespace.onConnect(socket -> socket.join(HALL)),
     *         namespace.on(TYPING, (socket, typing) -> socket.to(HALL).emit(TYPED, typing)));
     * }</pre>
     *
     * <p>They are removed in the reverse order, each even if the removal of another throws; then the first of these is thrown on.
     */
    static Registration all(Registration... registrations) {
        return all(Arrays.asList(registrations));
    }

    /** As {@link #all(Registration...)}. */
    static Registration all(Collection<? extends Registration> registrations) {
        List<Registration> all = List.copyOf(registrations);
        AtomicBoolean removed = new AtomicBoolean();
        return () -> {
            if (removed.compareAndSet(false, true)) {
                removeAll(all);
            }
        };
    }

    private static void removeAll(List<Registration> all) {
        RuntimeException failure = null;
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                all.get(i).remove();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
