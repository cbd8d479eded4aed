package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The queries that somebody on this server follows, by collection, so that a change is matched with those of its
 * collection only. Read by any thread; changed by one at a time.
 */
final class LiveQueries {
    private final Map<String, Map<Room, Query>> byCollection = new ConcurrentHashMap<>();

    private record Query(Filter filter, int followers) {}

    /** Adds a follower of that query. */
    void add(String collectionId, Room room, Filter filter) {
        byCollection
                .computeIfAbsent(collectionId, id -> new ConcurrentHashMap<>())
                .merge(room, new Query(filter, 1), (query, one) -> new Query(query.filter, query.followers + 1));
    }

    /** Removes a follower of that query, and with the last the query. */
    void remove(String collectionId, Room room) {
        byCollection.computeIfPresent(collectionId, (id, queries) -> {
            queries.computeIfPresent(
                    room, (key, query) -> query.followers == 1 ? null : new Query(query.filter, query.followers - 1));
            return queries.isEmpty() ? null : queries;
        });
    }

    /** The rooms of the queries that match the document before or after that change. */
    List<Room> matching(DocumentChange change) {
        boolean unknown = change.before() == null && change.action() != ChangeAction.CREATE;
        List<Room> rooms = new ArrayList<>();
        byCollection.getOrDefault(change.collectionId(), Map.of()).forEach((room, query) -> {
            if (unknown || matches(query.filter, change.before()) || matches(query.filter, change.after())) {
                rooms.add(room);
            }
        });
        return rooms;
    }

    private static boolean matches(Filter filter, @Nullable Map<String, ? extends @Nullable Object> document) {
        return document != null && filter.matches(document);
    }

    boolean isEmpty() {
        return byCollection.isEmpty();
    }
}
