package dev.parlance.catalogue.platform.subscription;

import java.util.Map;

/**
 * A collection was created, its schema was changed, or it was deleted: what an application publishes.
 *
 * @param projectId the project
 * @param collectionId the collection
 * @param action the kind of the change
 * @param data what is sent to clients, any JSON
 */
public record CollectionChange(String projectId, String collectionId, ChangeAction action, Object data) {
    /** A collection was created. */
    public static CollectionChange created(String projectId, String collectionId, Object data) {
        return new CollectionChange(projectId, collectionId, ChangeAction.CREATE, data);
    }

    /** The schema of a collection was changed. */
    public static CollectionChange updated(String projectId, String collectionId, Object data) {
        return new CollectionChange(projectId, collectionId, ChangeAction.UPDATE, data);
    }

    /** A collection was deleted. Clients are sent {@code {"_id": collectionId}}. */
    public static CollectionChange deleted(String projectId, String collectionId) {
        return new CollectionChange(projectId, collectionId, ChangeAction.DELETE, Map.of("_id", collectionId));
    }
}
