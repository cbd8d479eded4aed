package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.socket.Json;
import dev.parlance.socket.UntypedEmitter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An entry of the log as clients are sent it: a server that does not declare its event can send it too. */
final class NumberedEvent {
    private static final Logger logger = LoggerFactory.getLogger(NumberedEvent.class);

    private final String name;
    private final Map<String, @Nullable Object> payload;
    private final int bytes;

    private NumberedEvent(String name, Map<String, @Nullable Object> payload, int bytes) {
        this.name = name;
        this.payload = payload;
        this.bytes = bytes;
    }

    /** The event of an entry; null, with an error in the log, if something else has written the entry. */
    static @Nullable NumberedEvent of(LogEntry entry, Json json) {
        List<String> details = entry.details();
        byte[] text = details.size() < 2 ? new byte[0] : details.get(0).getBytes(StandardCharsets.UTF_8);
        try {
            if (text.length > 0 && json.read(text) instanceof Map<?, ?> read) {
                Map<String, @Nullable Object> payload = new LinkedHashMap<>();
                read.forEach((member, value) -> payload.put((String) member, value));
                payload.put(details.get(1), entry.number());
                return new NumberedEvent(entry.type(), payload, text.length);
            }
        } catch (IllegalArgumentException e) {
            // Not JSON: reported below.
        }
        logger.error("Entry {} of a logged room is no event, and is left out", entry.number());
        return null;
    }

    /** About how long its JSON is. */
    int bytes() {
        return bytes;
    }

    void emit(UntypedEmitter to) {
        to.emit(name, payload);
    }
}
