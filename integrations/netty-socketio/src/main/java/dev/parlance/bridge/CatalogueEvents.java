package dev.parlance.bridge;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.internal.json.JsonCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of some catalogues by their names.
 *
 * @param fromClients by name
 * @param fromServer by name
 * @param patterns those whose names are known when they are sent
 */
record CatalogueEvents(
        Map<String, Event<?>> fromClients, Map<String, Event<?>> fromServer, List<ServerEventPattern<?>> patterns) {

    /** The events of those catalogues, each checked that it can be read and written. */
    static CatalogueEvents of(List<Catalogue> catalogues, JsonCodec codec) {
        CatalogueEvents events = new CatalogueEvents(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (Catalogue catalogue : catalogues) {
            check(catalogue, codec);
            catalogue.events().forEach(events::add);
        }
        return events;
    }

    private void add(Event<?> event) {
        if (event instanceof ServerEventPattern<?> pattern) {
            patterns.add(pattern);
        } else {
            (event.direction() == Direction.CLIENT_TO_SERVER ? fromClients : fromServer).put(event.name(), event);
        }
    }

    private static void check(Catalogue catalogue, JsonCodec codec) {
        try {
            codec.check(catalogue);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the catalogue " + catalogue.name() + ": " + e.getMessage(), e);
        }
    }

    /** The event that clients send by that name; null if the catalogues have none. */
    @Nullable
    Event<?> fromClient(String name) {
        return fromClients.get(name);
    }

    /** Whether the server sends an event of that name. */
    boolean isFromServer(String name) {
        return fromServer.containsKey(name)
                || patterns.stream()
                        .anyMatch(pattern -> name.startsWith(pattern.prefix())
                                && pattern.allows(
                                        name.substring(pattern.prefix().length())));
    }
}
