package dev.parlance.catalogue.platform.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids of messages that are stored and not yet broadcast; the latest 10,000. */
final class PendingBroadcasts {
    private static final int MAX_IDS = 10_000;

    private final Set<String> ids = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_IDS;
        }
    }));

    boolean contains(String messageId) {
        return ids.contains(messageId);
    }

    /** Broadcasts a message; if that throws, it stays pending. */
    void run(String messageId, Runnable broadcast) {
        ids.add(messageId);
        broadcast.run();
        ids.remove(messageId);
    }
}
