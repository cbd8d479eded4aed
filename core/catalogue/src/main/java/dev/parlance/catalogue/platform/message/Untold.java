package dev.parlance.catalogue.platform.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids of messages that are kept, and of which their rooms have not heard; the latest 10,000. */
final class Untold {
    private static final int MOST = 10_000;

    private final Set<String> ids = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }));

    boolean contains(String messageId) {
        return ids.contains(messageId);
    }

    /** Tells a room; if that fails, the message stays untold. */
    void tell(String messageId, Runnable telling) {
        ids.add(messageId);
        telling.run();
        ids.remove(messageId);
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }
}
