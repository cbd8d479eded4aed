package dev.parlance.catalogue.platform;

import dev.parlance.socket.Namespace;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The namespaces that a feature is installed on, for what an application publishes. May be used from any thread. */
public final class Installations {
    // Weak, since a namespace that was made for a pattern goes with its last client, and would be kept by this alone.
    private final Set<Namespace<?>> namespaces =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** The feature was installed on that one. */
    public void add(Namespace<?> namespace) {
        namespaces.add(namespace);
    }

    /** All of them that still are: a copy. */
    public List<Namespace<?>> all() {
        synchronized (namespaces) {
            return List.copyOf(namespaces);
        }
    }

    /** Those of that name: one, unless the feature is installed on several servers; none if it is not there. */
    public List<Namespace<?>> named(String name) {
        return all().stream().filter(namespace -> namespace.name().equals(name)).toList();
    }
}
