package dev.parlance.catalogue.platform.subscription;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document was created, changed or deleted: what an application publishes. Immutable.
 *
 * <p>The states of the document are sent to clients and matched by queries: plain Java values ({@code Map},
 * {@code List}, {@code String}, {@code Boolean}, the numbers of {@code java.lang} and {@code java.math}, {@code byte[]},
 * null), copied by the constructor. They should contain the document's id where clients look for it, for instance as
 * {@code _id}: the event has no other field for it.
 *
 * @param projectId the project
 * @param collectionId the collection
 * @param documentId the document
 * @param action the kind of the change
 * @param before the state before; null for a new document, or if it is not known: then the change goes to the followers of
 *     every query of the collection, since its result may have contained the document
 * @param after the state after; null if it was deleted
 * @param restricted whether it does not go to those who follow the whole project
 */
public record DocumentChange(
        String projectId,
        String collectionId,
        String documentId,
        ChangeAction action,
        @Nullable Map<String, ? extends @Nullable Object> before,
        @Nullable Map<String, ? extends @Nullable Object> after,
        boolean restricted) {
    /**
     * A change.
     *
     * @throws IllegalArgumentException if a state is missing or must be null, or contains something else than plain Java
     *     values
     */
    public DocumentChange {
        Objects.requireNonNull(projectId);
        Objects.requireNonNull(collectionId);
        Objects.requireNonNull(documentId);
        if ((after == null) != (action == ChangeAction.DELETE)) {
            throw new IllegalArgumentException("the state after a change is required, except for a deletion");
        }
        if (before != null && action == ChangeAction.CREATE) {
            throw new IllegalArgumentException("a new document has no state before");
        }
        before = before == null ? null : PlainValues.object("before", before);
        after = after == null ? null : PlainValues.object("after", after);
    }

    /** A document was created. */
    public static DocumentChange created(
            String projectId, String collectionId, String documentId, Map<String, ? extends @Nullable Object> after) {
        return new DocumentChange(projectId, collectionId, documentId, ChangeAction.CREATE, null, after, false);
    }

    /**
     * A document was changed.
     *
     * @param before the state before; null if it is not known
     */
    public static DocumentChange updated(
            String projectId,
            String collectionId,
            String documentId,
            @Nullable Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        return new DocumentChange(projectId, collectionId, documentId, ChangeAction.UPDATE, before, after, false);
    }

    /**
     * A document was deleted.
     *
     * @param before the state before; null if it is not known: clients are then sent {@code {"_id": documentId}}
     */
    public static DocumentChange deleted(
            String projectId,
            String collectionId,
            String documentId,
            @Nullable Map<String, ? extends @Nullable Object> before) {
        return new DocumentChange(projectId, collectionId, documentId, ChangeAction.DELETE, before, null, false);
    }

    /**
     * The same, not sent to those who follow the whole project: for a collection that not every member of the project may
     * read.
     */
    public DocumentChange asRestricted() {
        return new DocumentChange(projectId, collectionId, documentId, action, before, after, true);
    }
}
