package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.subscription.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What an application knows of collections, and who may read them. Each user that is asked about is a member of the
 * collection's project. May block; used by many threads. All ids come from clients and have 1 to 128 characters.
 */
public interface CollectionAccess {
    /**
     * The project that a collection belongs to; null if there is no such collection. A collection's id tells it apart from
     * those of all projects.
     */
    @Nullable
    String projectOf(String collectionId);

    /**
     * Whether that user may read all documents of a collection.
     *
     * <p>Those who follow the whole project hear of all its documents. Where not every member may read a collection, publish
     * its changes {@linkplain DocumentChange#asRestricted() as restricted}.
     */
    default boolean mayRead(String collectionId, String userId) {
        return true;
    }

    /**
     * Whether that user may read a document.
     *
     * @param documentId its id within the collection; there need be no such document yet
     */
    default boolean mayRead(String collectionId, String documentId, String userId) {
        return mayRead(collectionId, userId);
    }

    /**
     * The query that the application calls so: for a client that follows it without saying what it finds.
     *
     * @return null if there is none, or not for that user
     */
    default @Nullable Filter savedQuery(String collectionId, String queryId, String userId) {
        return null;
    }
}
