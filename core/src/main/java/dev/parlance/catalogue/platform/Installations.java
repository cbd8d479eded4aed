package dev.parlance.catalogue.platform;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * What a feature has set up on the namespaces it is installed on, so that what an application publishes reaches all of them.
 * Each is kept for as long as something else holds it, as its namespace does by the listeners that belong to it: namespaces
 * come and go. May be used from any thread.
 *
 * @param <T> what is set up on one namespace; compared by identity
 */
public final class Installations<T> {
    private final Set<T> all = Collections.newSetFromMap(new WeakHashMap<>());

    /** Keeps one. */
    public synchronized void add(T installation) {
        all.add(installation);
    }

    /** Does it with each. */
    public void forEach(Consumer<? super T> action) {
        copy().forEach(action);
    }

    private synchronized List<T> copy() {
        return List.copyOf(all);
    }
}
