package dev.parlance.internal.server.listener;

import dev.parlance.socket.Registration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/** Registrations as entries of a collection. */
public final class Registrations {
    private Registrations() {}

    /** Adds an entry that can be removed again; the same object may be registered twice. */
    public static <T> Registration in(Collection<T> entries, T entry) {
        entries.add(entry);
        return once(() -> entries.remove(entry));
    }

    /** A registration whose removal counts once. */
    public static Registration once(Runnable removal) {
        AtomicBoolean removed = new AtomicBoolean();
        return FeatureInstallation.note(() -> {
            if (removed.compareAndSet(false, true)) {
                removal.run();
            }
        });
    }
}
