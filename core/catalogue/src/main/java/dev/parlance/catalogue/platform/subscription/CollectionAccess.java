package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.subscription.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Collections, and who may read them: what an application provides. Each user in a call is a member of the collection's
 * project. May block; used by many threads. All ids come from clients, and are within the server's limits.
 */
public interface CollectionAccess {
    /**
     * The project that a collection belongs to; null if there is no such collection. The id of a collection is
     * unique over all projects.
     */
    @Nullable
    String projectOf(String collectionId);

    /**
     * Whether that user may read all documents of a collection.
     *
     * <p>Those who follow the whole project receive the changes of all its documents. If not every member may read a
     * collection, publish its changes {@linkplain DocumentChange#asRestricted() as restricted}.
     */
    default boolean mayRead(String collectionId, String userId) {
        return true;
    }

    /**
     * Whether that user may read a document.
     *
     * @param documentId its id within the collection; the document need not exist yet
     */
    default boolean mayRead(String collectionId, String documentId, String userId) {
        return mayRead(collectionId, userId);
    }

    /**
     * The saved query of that name: for a client that follows it without a filter.
     *
     * @return null if there is none, or not for that user
     */
    default @Nullable Filter savedQuery(String collectionId, String queryId, String userId) {
        return null;
    }
}
