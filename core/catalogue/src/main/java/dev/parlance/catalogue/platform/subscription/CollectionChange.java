package dev.parlance.catalogue.platform.subscription;

import java.util.Map;

/**
 * A collection was made, got another schema or was deleted: what an application publishes.
 *
 * @param projectId the project
 * @param collectionId the collection
 * @param action what has become of it
 * @param data what clients are told of it, any JSON
 */
public record CollectionChange(String projectId, String collectionId, ChangeAction action, Object data) {
    /** There is a new collection. */
    public static CollectionChange created(String projectId, String collectionId, Object data) {
        return new CollectionChange(projectId, collectionId, ChangeAction.CREATE, data);
    }

    /** A collection has another schema. */
    public static CollectionChange updated(String projectId, String collectionId, Object data) {
        return new CollectionChange(projectId, collectionId, ChangeAction.UPDATE, data);
    }

    /** A collection is gone. Clients are told {@code {"_id": collectionId}}. */
    public static CollectionChange deleted(String projectId, String collectionId) {
        return new CollectionChange(projectId, collectionId, ChangeAction.DELETE, Map.of("_id", collectionId));
    }
}
