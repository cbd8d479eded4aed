package dev.parlance.internal.server.socket;

import dev.parlance.internal.execution.Printable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events that a namespace neither handles nor answers: whoever runs the server reads of each name once. */
public final class IgnoredEvents {
    private static final Logger log = LoggerFactory.getLogger(IgnoredEvents.class);

    /** Of how many names is told: a client can send as many as it likes. */
    static final int MAX_NAMES = 100;

    private final Object namespace;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** None yet of that namespace. */
    public IgnoredEvents(Object namespace) {
        this.namespace = namespace;
    }

    void add(String name) {
        String printable = Printable.of(name);
        if (names.size() < MAX_NAMES && names.add(printable)) {
            log.warn("Namespace {} ignores the event \"{}\", which nobody handles", namespace, printable);
        }
    }
}
