package dev.parlance.bridge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which events of which namespaces have listeners, as netty-socketio reports it to its JSON layer. */
final class EventMappings {
    /**
     * The name under which a typed namespace receives what has no listener under its name. A client that sends it sends
     * an event that nobody handles, like any other.
     */
    static final String ANY_EVENT = "parlance:any-event";

    private final Set<Key> typed = ConcurrentHashMap.newKeySet();
    private final Map<Key, List<Class<?>>> others = new ConcurrentHashMap<>();

    private record Key(String namespace, String event) {}

    /** A typed namespace has a listener of those events. */
    void addTyped(String namespace, String event) {
        typed.add(new Key(namespace, event));
    }

    /** The application has a listener of those events, with arguments of those classes. */
    void addOther(String namespace, String event, List<Class<?>> classes) {
        others.put(new Key(namespace, event), classes);
    }

    /** All listeners of those events have been removed. */
    void remove(String namespace, String event) {
        Key key = new Key(namespace, event);
        typed.remove(key);
        others.remove(key);
    }

    /** Whether the namespace is a typed one. */
    boolean isTyped(String namespace) {
        return isTyped(namespace, ANY_EVENT);
    }

    /** Whether a typed namespace listens to those events under their name. */
    boolean isTyped(String namespace, String event) {
        return typed.contains(new Key(namespace, event));
    }

    /** The classes of the arguments for the application's listeners; null if there are none. */
    @Nullable
    List<Class<?>> other(String namespace, String event) {
        return others.get(new Key(namespace, event));
    }
}
