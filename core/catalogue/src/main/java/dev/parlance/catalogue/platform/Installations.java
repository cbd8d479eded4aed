package dev.parlance.catalogue.platform;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Registration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * The namespaces that a feature is installed on, or what it has set up on each, so that what an application publishes
 * reaches all of them. Each is referenced weakly, since namespaces come and go: the listeners on its namespace hold it. May
 * be used from any thread.
 *
 * @param <T> what stands for one installation; compared by identity
 */
@Incubating
public final class Installations<T> {
    private final Set<T> all = Collections.newSetFromMap(new WeakHashMap<>());

    /** Adds one; removed, it is reached no longer. */
    public synchronized Registration add(T installation) {
        all.add(installation);
        return () -> remove(installation);
    }

    private synchronized void remove(T installation) {
        all.remove(installation);
    }

    /** Calls the action with each. */
    public void forEach(Consumer<? super T> action) {
        all().forEach(action);
    }

    /** All of them that still are: a copy. */
    public synchronized List<T> all() {
        return List.copyOf(all);
    }
}
