package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The queries that somebody on this server follows, by collection, so that a change is matched with those of its collection
 * only; and by filter, so that it is matched once with queries that are equal but for their names. Read by any thread; changed
 * by one at a time.
 */
final class LiveQueries {
    private final Map<String, Map<String, Query>> byCollection = new ConcurrentHashMap<>();

    /** A filter, and the rooms of those who follow it with their number. */
    private record Query(Filter filter, Map<Room, Integer> followers) {}

    /** Adds a follower of that query. */
    void add(String collectionId, Room room, Filter filter) {
        byCollection
                .computeIfAbsent(collectionId, id -> new ConcurrentHashMap<>())
                .computeIfAbsent(filter.text(), text -> new Query(filter, new ConcurrentHashMap<>()))
                .followers
                .merge(room, 1, Integer::sum);
    }

    /** Removes a follower of that query, and with the last the query. */
    void remove(String collectionId, Room room, Filter filter) {
        byCollection.computeIfPresent(collectionId, (id, queries) -> {
            queries.computeIfPresent(filter.text(), (text, query) -> {
                query.followers.computeIfPresent(room, (key, count) -> count == 1 ? null : count - 1);
                return query.followers.isEmpty() ? null : query;
            });
            return queries.isEmpty() ? null : queries;
        });
    }

    /** The rooms of the queries that match the document before or after that change. */
    List<Room> matching(DocumentChange change) {
        boolean unknown = change.before() == null && change.action() != ChangeAction.CREATE;
        List<Room> rooms = new ArrayList<>();
        for (Query query :
                byCollection.getOrDefault(change.collectionId(), Map.of()).values()) {
            if (unknown || matches(query.filter, change.before()) || matches(query.filter, change.after())) {
                rooms.addAll(query.followers.keySet());
            }
        }
        return rooms;
    }

    private static boolean matches(Filter filter, @Nullable Map<String, ? extends @Nullable Object> document) {
        return document != null && filter.matches(document);
    }

    /** How many different filters a change of that collection is matched with. */
    int filtersOf(String collectionId) {
        return byCollection.getOrDefault(collectionId, Map.of()).size();
    }

    boolean isEmpty() {
        return byCollection.isEmpty();
    }
}
