package dev.parlance.catalogue.platform.data;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import java.time.Instant;

/**
 * {@code db:*}, {@code *:change} — changes of data, sent to those who follow it: see
 * {@link dev.parlance.catalogue.platform.subscription.SubscriptionEvents}. An application emits them when it has
 * changed something; no client does.
 */
public final class DataEvents {
    /** A project has a new collection. Goes to those who follow the project. */
    public static final ServerEvent<Change> COLLECTION_CREATED = serverEvent("db:collection_created", Change.class);

    /** The schema of a collection was changed. Goes to those who follow the project. */
    public static final ServerEvent<Change> COLLECTION_UPDATED = serverEvent("db:collection_updated", Change.class);

    /** A collection is gone. Goes to those who follow the project. */
    public static final ServerEvent<Change> COLLECTION_DELETED = serverEvent("db:collection_deleted", Change.class);

    /** A document was made. Goes to those who follow the collection, the project, or a query that matches it. */
    public static final ServerEvent<Change> DOCUMENT_CREATED = serverEvent("db:create", Change.class);

    /** A document was changed. Goes to those who follow it, its collection, its project, or a query that matches it. */
    public static final ServerEvent<Change> DOCUMENT_UPDATED = serverEvent("db:update", Change.class);

    /** A document is gone. Goes to those who followed it, its collection, its project, or a query that matched it. */
    public static final ServerEvent<Change> DOCUMENT_DELETED = serverEvent("db:delete", Change.class);

    /**
     * Something in a collection has changed, for clients that do not need to know what. Goes to those who follow the
     * collection.
     */
    public static final ServerEvent<Change> DATA_CHANGED = serverEvent("data:change", Change.class);

    /** A document has changed, for clients that do not need to know how. Goes to those who follow the document. */
    public static final ServerEvent<Change> DOCUMENT_CHANGED = serverEvent("document:change", Change.class);

    /**
     * Something in a project has changed, for clients that do not need to know what. Goes to those who follow the project.
     */
    public static final ServerEvent<Change> PROJECT_DATA_CHANGED = serverEvent("project:data:change", Change.class);

    /**
     * What has changed.
     *
     * @param projectId the project
     * @param collectionId the collection
     * @param action how it has changed, as {@code create}, {@code update} or {@code delete}
     * @param data what it is now, or was; any JSON
     * @param timestamp when
     */
    public record Change(String projectId, String collectionId, String action, Object data, Instant timestamp) {}

    private DataEvents() {}
}
