package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.catalogue.platform.subscription.filter.FilterSet;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The queries that somebody on this server follows, by collection, so that a change is matched with those of its collection
 * only; and by filter, so that it is matched once with queries that are equal but for their names. Read by any thread; changed
 * by one at a time.
 */
final class LiveQueries {
    /** For each filter the rooms of those who follow it, with their number. */
    private final Map<String, FilterSet<Map<Room, Integer>>> byCollection = new ConcurrentHashMap<>();

    /** Adds a follower of that query. */
    void add(String collectionId, Room room, Filter filter) {
        byCollection
                .computeIfAbsent(collectionId, id -> new FilterSet<>())
                .computeIfAbsent(filter, ConcurrentHashMap::new)
                .merge(room, 1, Integer::sum);
    }

    /** Removes a follower of that query, and with the last the query. */
    void remove(String collectionId, Room room, Filter filter) {
        byCollection.computeIfPresent(collectionId, (id, queries) -> {
            Map<Room, Integer> followers = queries.get(filter);
            if (followers != null) {
                followers.computeIfPresent(room, (key, count) -> count == 1 ? null : count - 1);
                if (followers.isEmpty()) {
                    queries.remove(filter);
                }
            }
            return queries.size() == 0 ? null : queries;
        });
    }

    /** The rooms of the queries that match the document before or after that change; a list of the caller's own. */
    List<Room> matching(DocumentChange change) {
        List<Room> rooms = new ArrayList<>();
        FilterSet<Map<Room, Integer>> queries = byCollection.get(change.collectionId());
        if (queries != null) {
            followers(queries, change).forEach(followers -> rooms.addAll(followers.keySet()));
        }
        return rooms;
    }

    private static List<Map<Room, Integer>> followers(FilterSet<Map<Room, Integer>> queries, DocumentChange change) {
        if (change.before() == null && change.action() != ChangeAction.CREATE) {
            return queries.values();
        }
        return queries.matching(Stream.of(change.before(), change.after())
                .filter(Objects::nonNull)
                .toList());
    }

    /** How many different filters a change of that collection is matched with. */
    int filtersOf(String collectionId) {
        FilterSet<Map<Room, Integer>> queries = byCollection.get(collectionId);
        return queries == null ? 0 : queries.size();
    }

    boolean isEmpty() {
        return byCollection.isEmpty();
    }
}
