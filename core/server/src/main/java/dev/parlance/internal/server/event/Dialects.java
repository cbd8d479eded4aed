package dev.parlance.internal.server.event;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which dialect an event is answered in: its catalogue's, or the standard one. */
public final class Dialects {
    private final Map<Key, Dialect> byEvent = new HashMap<>();

    private record Key(Object direction, String name, Object payload) {
        static Key of(Event<?> event) {
            return new Key(event.direction(), event.name(), event.payload());
        }
    }

    /** Knows the events of those catalogues. */
    public Dialects(List<Catalogue> catalogues) {
        for (Catalogue catalogue : catalogues) {
            for (Event<?> event : catalogue.events()) {
                byEvent.putIfAbsent(Key.of(event), catalogue.dialect());
            }
        }
    }

    /** The dialect of an event. */
    public Dialect of(Event<?> event) {
        return byEvent.getOrDefault(Key.of(event), Dialect.STANDARD);
    }
}
