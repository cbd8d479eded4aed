package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.subscription.filter.Filter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores collections in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryCollections implements CollectionAccess {
    private final Map<String, String> projects = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> readers = new ConcurrentHashMap<>();
    private final Map<Key, Set<String>> documentReaders = new ConcurrentHashMap<>();
    private final Map<Key, Filter> queries = new ConcurrentHashMap<>();

    private record Key(String collectionId, String id) {}

    /** Adds a collection that all members of its project may read. */
    public InMemoryCollections add(String projectId, String collectionId) {
        projects.put(collectionId, projectId);
        return this;
    }

    /** Lets only those users read a collection. */
    public InMemoryCollections restrict(String collectionId, String... userIds) {
        readers.put(collectionId, Set.of(userIds));
        return this;
    }

    /** Lets only those users read a document, regardless of its collection. */
    public InMemoryCollections restrictDocument(String collectionId, String documentId, String... userIds) {
        documentReaders.put(new Key(collectionId, documentId), Set.of(userIds));
        return this;
    }

    /** Saves a query for all who may read the collection. */
    public InMemoryCollections save(String collectionId, String queryId, Filter query) {
        queries.put(new Key(collectionId, queryId), query);
        return this;
    }

    @Override
    public @Nullable String projectOf(String collectionId) {
        return projects.get(collectionId);
    }

    @Override
    public boolean mayRead(String collectionId, String userId) {
        Set<String> may = readers.get(collectionId);
        return may == null || may.contains(userId);
    }

    @Override
    public boolean mayRead(String collectionId, String documentId, String userId) {
        Set<String> may = documentReaders.get(new Key(collectionId, documentId));
        return may == null ? mayRead(collectionId, userId) : may.contains(userId);
    }

    @Override
    public @Nullable Filter savedQuery(String collectionId, String queryId, String userId) {
        return queries.get(new Key(collectionId, queryId));
    }
}
