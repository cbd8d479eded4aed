package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Kind;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Subscribed;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.socket.Room;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one socket follows.
 *
 * @param collectionId the collection of a document or a query
 * @param filter the filter of a query
 * @param room the room of its followers
 */
record Subscription(
        Kind kind,
        String id,
        String projectId,
        @Nullable String collectionId,
        @Nullable Filter filter,
        Room room) {
    static Subscription project(String projectId) {
        return new Subscription(Kind.PROJECT, projectId, projectId, null, null, PlatformRooms.project(projectId));
    }

    static Subscription collection(String projectId, String collectionId) {
        return new Subscription(
                Kind.COLLECTION, collectionId, projectId, null, null, PlatformRooms.collection(collectionId));
    }

    static Subscription document(String projectId, String collectionId, String documentId) {
        Room room = PlatformRooms.document(collectionId, documentId);
        return new Subscription(Kind.DOCUMENT, documentId, projectId, collectionId, null, room);
    }

    static Subscription query(String projectId, String collectionId, String queryId, Filter filter) {
        Room room = PlatformRooms.query(collectionId, queryId, filter.digest());
        return new Subscription(Kind.QUERY, queryId, projectId, collectionId, filter, room);
    }

    /** Whether both have the same name: only queries can have that and differ. */
    boolean isNamedAs(Subscription other) {
        return isNamed(other.kind, other.collectionId, other.id);
    }

    boolean isNamed(Kind otherKind, @Nullable String otherCollectionId, String otherId) {
        return kind == otherKind && id.equals(otherId) && Objects.equals(collectionId, otherCollectionId);
    }

    Subscribed toPayload() {
        return new Subscribed(kind, id, projectId, collectionId);
    }
}
