package dev.parlance.catalogue.platform.subscription;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document was made, changed or deleted: what an application publishes. Immutable.
 *
 * <p>The states of the document are what clients are told, and what queries look at: plain Java values ({@code Map},
 * {@code List}, {@code String}, {@code Boolean}, the numbers of {@code java.lang} and {@code java.math}, {@code byte[]},
 * null), copied when the change is made. Let them carry the document's id where your clients look for it, as {@code _id}:
 * the event has no field of its own for that.
 *
 * @param projectId the project
 * @param collectionId the collection
 * @param documentId the document
 * @param action what has become of it
 * @param before what it was; null for a new one, or if that is not known: then every query of the collection is told of the
 *     change, since its result may have had the document
 * @param after what it is; null if it is gone
 * @param restricted whether those who follow the whole project are not told
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
     * Makes a change.
     *
     * @throws IllegalArgumentException if a state is missing or there is one too many, or holds something else than plain
     *     Java values
     */
    public DocumentChange {
        Objects.requireNonNull(projectId);
        Objects.requireNonNull(collectionId);
        Objects.requireNonNull(documentId);
        if ((after == null) != (action == ChangeAction.DELETE)) {
            throw new IllegalArgumentException("what a document is after it is told unless it is gone");
        }
        if (before != null && action == ChangeAction.CREATE) {
            throw new IllegalArgumentException("a new document was nothing before");
        }
        before = before == null ? null : PlainJson.object("before", before);
        after = after == null ? null : PlainJson.object("after", after);
    }

    /** There is a new document. */
    public static DocumentChange created(
            String projectId, String collectionId, String documentId, Map<String, ? extends @Nullable Object> after) {
        return new DocumentChange(projectId, collectionId, documentId, ChangeAction.CREATE, null, after, false);
    }

    /**
     * A document is another than it was.
     *
     * @param before what it was; null if that is not known
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
     * A document is gone.
     *
     * @param before what it was; null if that is not known: clients are then told {@code {"_id": documentId}}
     */
    public static DocumentChange deleted(
            String projectId,
            String collectionId,
            String documentId,
            @Nullable Map<String, ? extends @Nullable Object> before) {
        return new DocumentChange(projectId, collectionId, documentId, ChangeAction.DELETE, before, null, false);
    }

    /**
     * The same, not told to those who follow the whole project: for a collection that not every member of the project may
     * read.
     */
    public DocumentChange asRestricted() {
        return new DocumentChange(projectId, collectionId, documentId, action, before, after, true);
    }
}
