package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Kind;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Subscribed;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.socket.Room;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one socket follows.
 *
 * @param collectionId where a document or a query is
 * @param filter what a query finds
 * @param room where its followers are
 */
record Subscription(
        Kind kind,
        String id,
        String projectId,
        @Nullable String collectionId,
        @Nullable Filter filter,
        Room room) {
    static Subscription project(String projectId) {
        return new Subscription(Kind.PROJECT, projectId, projectId, null, null, Rooms.project(projectId));
    }

    static Subscription collection(String projectId, String collectionId) {
        return new Subscription(Kind.COLLECTION, collectionId, projectId, null, null, Rooms.collection(collectionId));
    }

    static Subscription document(String projectId, String collectionId, String documentId) {
        Room room = Rooms.document(collectionId, documentId);
        return new Subscription(Kind.DOCUMENT, documentId, projectId, collectionId, null, room);
    }

    static Subscription query(String projectId, String collectionId, String queryId, Filter filter) {
        Room room = Rooms.query(collectionId, queryId, filter.digest());
        return new Subscription(Kind.QUERY, queryId, projectId, collectionId, filter, room);
    }

    /** Whether the client calls both the same: only queries can be that and differ. */
    boolean isNamedAs(Subscription other) {
        return isNamed(other.kind, other.collectionId, other.id);
    }

    boolean isNamed(Kind otherKind, @Nullable String otherCollectionId, String otherId) {
        return kind == otherKind && id.equals(otherId) && Objects.equals(collectionId, otherCollectionId);
    }

    Subscribed told() {
        return new Subscribed(kind, id, projectId, collectionId);
    }
}
