package dev.parlance.catalogue.platform.subscription;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import org.jspecify.annotations.Nullable;

/**
 * {@code subscribe:*}, {@code unsubscribe:*} — following what changes in a project, a collection, a document or a query.
 * What followers receive is in {@link dev.parlance.catalogue.platform.data.DataEvents}. Following is refused with
 * {@code permission-denied} unless the caller is a member of the project.
 */
public final class SubscriptionEvents {
    /** The caller follows a collection, a document or a query from now on. Goes to the caller only. */
    public static final ServerEvent<Subscribed> SUBSCRIBED = serverEvent("subscribed", Subscribed.class);

    /** The caller no longer follows it. Goes to the caller only. */
    public static final ServerEvent<Unsubscribed> UNSUBSCRIBED = serverEvent("unsubscribed", Unsubscribed.class);

    /**
     * Follows a project: a client sends it when it opens one, as a bare id or as an object. The socket joins the project's
     * room; the ack, if asked for, is the only answer.
     */
    public static final ClientEvent<ProjectRef> SUBSCRIBE_PROJECT = clientEvent("subscribe:project", ProjectRef.class)
            .orText(ProjectRef::new)
            .refusedBy(ERROR);

    /**
     * Follows a collection: its schema and its documents. Answered by {@link #SUBSCRIBED}. As a bare id it is followed
     * without an answer: the project is then the one that the collection belongs to, and the ack is null.
     */
    public static final ClientRequest<SubscribeCollection, @Nullable Subscribed> SUBSCRIBE_COLLECTION = clientRequest(
                    "subscribe:collection", SubscribeCollection.class, Subscribed.class)
            .orText(collectionId -> new SubscribeCollection(null, collectionId))
            .answeredBy(SUBSCRIBED)
            .nullableAnswer()
            .refusedBy(ERROR);

    /** Follows a collection no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<CollectionRef, Unsubscribed> UNSUBSCRIBE_COLLECTION = clientRequest(
                    "unsubscribe:collection", CollectionRef.class, Unsubscribed.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows one document. Answered by {@link #SUBSCRIBED}. */
    public static final ClientRequest<SubscribeDocument, Subscribed> SUBSCRIBE_DOCUMENT = clientRequest(
                    "subscribe:document", SubscribeDocument.class, Subscribed.class)
            .answeredBy(SUBSCRIBED)
            .refusedBy(ERROR);

    /**
     * Follows those documents of a collection that a query finds, instead of what the caller followed under that name.
     * Answered by {@link #SUBSCRIBED}. Refused with {@code not-found} if it has no query and the application has
     * saved none by that name.
     */
    public static final ClientRequest<SubscribeQuery, Subscribed> SUBSCRIBE_QUERY = clientRequest(
                    "subscribe:query", SubscribeQuery.class, Subscribed.class)
            .answeredBy(SUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows a project no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<ProjectRef, Unsubscribed> UNSUBSCRIBE_PROJECT = clientRequest(
                    "unsubscribe:project", ProjectRef.class, Unsubscribed.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows a document no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<DocumentRef, Unsubscribed> UNSUBSCRIBE_DOCUMENT = clientRequest(
                    "unsubscribe:document", DocumentRef.class, Unsubscribed.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows a query no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<QueryRef, Unsubscribed> UNSUBSCRIBE_QUERY = clientRequest(
                    "unsubscribe:query", QueryRef.class, Unsubscribed.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /** What can be followed. */
    public enum Kind {
        /** A project. */
        @JsonProperty("project")
        PROJECT,
        /** A collection of a project. */
        @JsonProperty("collection")
        COLLECTION,
        /** A document of a collection. */
        @JsonProperty("document")
        DOCUMENT,
        /** The documents of a collection that a query finds. */
        @JsonProperty("query")
        QUERY,
        /** A value that this version does not know; never sent. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * Which project.
     *
     * @param projectId the project
     */
    public record ProjectRef(@Limit(ID) String projectId) {}

    /**
     * Which collection to follow.
     *
     * @param projectId the project that it belongs to; null only if the client sent the collection's id instead of an
     *     object
     * @param collectionId the collection
     */
    public record SubscribeCollection(
            @JsonSetter(nulls = Nulls.FAIL) @Nullable @Limit(ID)
            String projectId,

            @Limit(ID) String collectionId) {}

    /**
     * Which collection.
     *
     * @param collectionId the collection
     */
    public record CollectionRef(@Limit(ID) String collectionId) {}

    /**
     * Which document to follow.
     *
     * @param projectId the project that it belongs to
     * @param collectionId the collection that it is in
     * @param documentId the document
     */
    public record SubscribeDocument(
            @Limit(ID) String projectId,
            @Limit(ID) String collectionId,
            @Limit(ID) String documentId) {}

    /**
     * Which query to follow.
     *
     * @param projectId the project that it belongs to
     * @param collectionId the collection that it searches
     * @param queryId the name that the client gives it
     * @param query the filter, see {@code docs/query-filters.md}; {} for all documents; null for a query that the
     *     application has saved by that name
     */
    public record SubscribeQuery(
            @Limit(ID) String projectId,
            @Limit(ID) String collectionId,
            @Limit(ID) String queryId,
            @Nullable Object query) {}

    /**
     * Which document.
     *
     * @param collectionId the collection that it is in
     * @param documentId the document
     */
    public record DocumentRef(
            @Limit(ID) String collectionId, @Limit(ID) String documentId) {}

    /**
     * Which query.
     *
     * @param collectionId the collection that it searches
     * @param queryId the name that the client gives it
     */
    public record QueryRef(
            @Limit(ID) String collectionId, @Limit(ID) String queryId) {}

    /**
     * What is followed.
     *
     * @param type its kind
     * @param id its id
     * @param projectId the project that it belongs to
     * @param collectionId the collection that a document or a query is in; absent for a collection itself
     */
    public record Subscribed(
            Kind type,
            String id,
            String projectId,
            @Nullable String collectionId) {}

    /**
     * What is no longer followed.
     *
     * @param type its kind
     * @param id its id
     */
    public record Unsubscribed(Kind type, String id) {}

    private SubscriptionEvents() {}
}
