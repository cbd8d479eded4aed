package dev.parlance.catalogue.platform.subscription;

import static dev.parlance.event.RefusedException.notFound;
import static dev.parlance.event.RefusedException.permissionDenied;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Kind;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.QueryRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeCollection;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeDocument;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeQuery;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Subscribed;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Unsubscribed;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handles the events by which sockets follow, or stop following. */
final class Subscribing {
    private final ProjectAccess projects;
    private final CollectionAccess collections;
    private final Followable followable;
    private final Following following;
    private final int max;

    Subscribing(Followable followable, Following following, int max) {
        this.projects = followable.projects();
        this.collections = followable.collections();
        this.followable = followable;
        this.following = following;
        this.max = max;
    }

    Registration listen(Namespace<? extends PlatformUser> namespace) {
        EventOrder order = EventOrder.of(namespace, "subscription");
        return Registration.all(
                order.on(namespace, SubscriptionEvents.SUBSCRIBE_PROJECT, (socket, project) -> {
                    projects.checkMember(project.projectId(), socket.user().id());
                    follow(socket, Subscription.project(project.projectId()));
                }),
                order.handle(namespace, SubscriptionEvents.SUBSCRIBE_COLLECTION, this::collection),
                order.handle(namespace, SubscriptionEvents.SUBSCRIBE_DOCUMENT, this::document),
                order.handle(namespace, SubscriptionEvents.SUBSCRIBE_QUERY, this::query),
                order.handle(
                        namespace,
                        SubscriptionEvents.UNSUBSCRIBE_PROJECT,
                        (socket, project) -> leave(
                                socket, Kind.PROJECT, project.projectId(), PlatformRooms.project(project.projectId()))),
                order.handle(
                        namespace,
                        SubscriptionEvents.UNSUBSCRIBE_COLLECTION,
                        (socket, collection) -> leave(
                                socket,
                                Kind.COLLECTION,
                                collection.collectionId(),
                                PlatformRooms.collection(collection.collectionId()))),
                order.handle(
                        namespace,
                        SubscriptionEvents.UNSUBSCRIBE_DOCUMENT,
                        (socket, document) -> leave(
                                socket,
                                Kind.DOCUMENT,
                                document.documentId(),
                                PlatformRooms.document(document.collectionId(), document.documentId()))),
                order.handle(
                        namespace,
                        SubscriptionEvents.UNSUBSCRIBE_QUERY,
                        (socket, query) -> leave(socket, Kind.QUERY, query.queryId(), rooms(socket, query))));
    }

    /** Null for a client that sent the collection's id and nothing else: it does not expect an answer. */
    private @Nullable Subscribed collection(Socket<?> socket, SubscribeCollection collection) {
        String projectId = collection.projectId();
        if (projectId == null) {
            follow(socket, Subscription.collection(projectOf(socket, collection), collection.collectionId()));
            return null;
        }
        checkCollection(socket, projectId, collection.collectionId());
        return follow(socket, Subscription.collection(projectId, collection.collectionId()));
    }

    /** The project of a collection that is known by its id only; whether there is one is told only to who may read it. */
    private String projectOf(Socket<?> socket, SubscribeCollection collection) {
        String userId = socket.user().id();
        String projectId = collections.projectOf(collection.collectionId());
        if (projectId == null
                || !projects.isMember(projectId, userId)
                || !collections.mayRead(collection.collectionId(), userId)) {
            throw permissionDenied("not a collection that you may read");
        }
        return projectId;
    }

    private Subscribed document(Socket<?> socket, SubscribeDocument document) {
        String collectionId = document.collectionId();
        String userId = socket.user().id();
        projects.checkMember(document.projectId(), userId);
        if (!isIn(document.projectId(), collectionId)) {
            throw noSuchCollection();
        }
        if (!collections.mayRead(collectionId, document.documentId(), userId)) {
            throw collections.mayRead(collectionId, userId)
                    ? permissionDenied("not a document that you may read")
                    : noSuchCollection();
        }
        return follow(socket, Subscription.document(document.projectId(), collectionId, document.documentId()));
    }

    private Subscribed query(Socket<?> socket, SubscribeQuery query) {
        String collectionId = query.collectionId();
        checkCollection(socket, query.projectId(), collectionId);
        Filter filter = query.query() == null
                ? collections.savedQuery(
                        collectionId, query.queryId(), socket.user().id())
                : Filter.of(query.query());
        if (filter == null) {
            throw notFound("no such query");
        }
        return follow(socket, Subscription.query(query.projectId(), collectionId, query.queryId(), filter));
    }

    /** One that the user may not read is refused as one that does not exist. */
    private void checkCollection(Socket<?> socket, String projectId, String collectionId) {
        String userId = socket.user().id();
        projects.checkMember(projectId, userId);
        if (!isIn(projectId, collectionId) || !collections.mayRead(collectionId, userId)) {
            throw noSuchCollection();
        }
    }

    private boolean isIn(String projectId, String collectionId) {
        return projectId.equals(collections.projectOf(collectionId));
    }

    private static RefusedException noSuchCollection() {
        return notFound("no such collection in this project");
    }

    private Subscribed follow(Socket<?> socket, Subscription subscription) {
        List<Subscription> others = following.of(socket).stream()
                .filter(other -> !other.room().equals(subscription.room()))
                .toList();
        // The same name for another query: the client follows the new one instead.
        List<Subscription> replaced =
                others.stream().filter(subscription::isNamedAs).toList();
        if (others.size() - replaced.size() >= max) {
            throw new RefusedException(RefusalCode.RATE_LIMITED, "at most " + max + " subscriptions at a time");
        }
        socket.join(subscription.room());
        following.joined(socket, subscription);
        replaced.forEach(old -> socket.leave(old.room()));
        // Access may have been lost since it was checked, when this socket did not follow yet.
        if (!followable.isAllowed(subscription, socket.user().id())) {
            socket.leave(subscription.room());
            throw permissionDenied("no longer yours to follow");
        }
        return subscription.toPayload();
    }

    private Room[] rooms(Socket<?> socket, QueryRef query) {
        return following.of(socket).stream()
                .filter(one -> one.isNamed(Kind.QUERY, query.collectionId(), query.queryId()))
                .map(Subscription::room)
                .toArray(Room[]::new);
    }

    private static Unsubscribed leave(Socket<?> socket, Kind kind, String id, Room... rooms) {
        socket.leave(rooms);
        return new Unsubscribed(kind, id);
    }
}
