package dev.parlance.catalogue.platform.data;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import java.time.Instant;

/**
 * {@code db:*}, {@code *:change} — changes of data, told to those who follow it: see
 * {@link dev.parlance.catalogue.platform.subscription.SubscriptionEvents}. An application emits them when its own interface
 * has changed something; no client does.
 */
public final class DataEvents {
    /** A project has a new collection. Goes to who follows the project. */
    public static final ServerEvent<Change> COLLECTION_CREATED = serverEvent("db:collection_created", Change.class);

    /** A collection has another schema. Goes to who follows the project. */
    public static final ServerEvent<Change> COLLECTION_UPDATED = serverEvent("db:collection_updated", Change.class);

    /** A collection is gone. Goes to who follows the project. */
    public static final ServerEvent<Change> COLLECTION_DELETED = serverEvent("db:collection_deleted", Change.class);

    /** A document was made. Goes to who follows the collection, the project, or a query that finds it. */
    public static final ServerEvent<Change> DOCUMENT_CREATED = serverEvent("db:create", Change.class);

    /** A document was changed. Goes to who follows it, its collection, its project, or a query that finds it. */
    public static final ServerEvent<Change> DOCUMENT_UPDATED = serverEvent("db:update", Change.class);

    /** A document is gone. Goes to who followed it, its collection, its project, or a query that found it. */
    public static final ServerEvent<Change> DOCUMENT_DELETED = serverEvent("db:delete", Change.class);

    /** Something in a collection has changed, for clients that do not ask what. Goes to who follows the collection. */
    public static final ServerEvent<Change> DATA_CHANGED = serverEvent("data:change", Change.class);

    /** A document has changed, for clients that do not ask how. Goes to who follows the document. */
    public static final ServerEvent<Change> DOCUMENT_CHANGED = serverEvent("document:change", Change.class);

    /** Something in a project has changed, for clients that do not ask what. Goes to who follows the project. */
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
