package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.data.DataEvents.Change;
import dev.parlance.catalogue.platform.project.ProjectEvents;
import dev.parlance.catalogue.platform.project.ProjectEvents.ProjectPayload;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells those on one namespace who follow what has changed. Each server knows the queries of its own followers: it hands a
 * change to the others, and each tells its own, so that a socket in several rooms hears it once.
 */
final class FollowedNamespace {
    private static final String CHANGED = "parlance:subscription:change";
    private static final String ACCESS_CHANGED = "parlance:subscription:access";

    private final Namespace<? extends PlatformUser> namespace;
    private final Followable followable;
    private final Following following;
    private final boolean changeEvents;

    FollowedNamespace(
            Namespace<? extends PlatformUser> namespace,
            Followable followable,
            Following following,
            boolean changeEvents) {
        this.namespace = namespace;
        this.followable = followable;
        this.following = following;
        this.changeEvents = changeEvents;
    }

    /** Hears of rooms, and of the other servers. */
    void listen() {
        namespace.onRooms(following);
        namespace.onServerSideEmit(
                CHANGED, (arguments, ack) -> tell(ChangeMessage.fromPlain((Map<?, ?>) first(arguments))));
        namespace.onServerSideEmit(ACCESS_CHANGED, (arguments, ack) -> askAgain((String) first(arguments)));
    }

    private static Object first(List<@Nullable Object> arguments) {
        return Objects.requireNonNull(arguments.get(0));
    }

    void publish(ChangeMessage message) {
        tell(message);
        namespace.serverSideEmit(CHANGED, message.toPlain());
    }

    void accessChanged(String userId) {
        namespace.serverSideEmit(ACCESS_CHANGED, userId);
        askAgain(userId);
    }

    private void askAgain(String userId) {
        List<RuntimeException> failures = new ArrayList<>();
        following.forEach(
                userId,
                (socket, subscriptions) -> socket.leave(subscriptions.stream()
                        .filter(subscription -> !isAllowed(subscription, userId, failures))
                        .map(Subscription::room)
                        .toArray(Room[]::new)));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private boolean isAllowed(Subscription subscription, String userId, List<RuntimeException> failures) {
        try {
            return followable.isAllowed(subscription, userId);
        } catch (RuntimeException e) {
            // What cannot be asked counts as no.
            failures.add(e);
            return false;
        }
    }

    private void tell(ChangeMessage message) {
        DocumentChange change = message.change();
        Room project = Rooms.project(change.projectId());
        Room document = Rooms.document(change.collectionId(), change.documentId());
        List<Room> collectionAndQueries = following.queries().touchedBy(change);
        collectionAndQueries.add(Rooms.collection(change.collectionId()));
        List<Room> all = new ArrayList<>(collectionAndQueries);
        all.add(document);
        if (!change.restricted()) {
            all.add(project);
        }
        Change told = told(message);
        tell(all, event(change.action()), told);
        if (changeEvents) {
            tell(collectionAndQueries, DataEvents.DATA_CHANGED, told);
            tell(List.of(document), DataEvents.DOCUMENT_CHANGED, told);
            if (!change.restricted()) {
                tell(List.of(project), DataEvents.PROJECT_DATA_CHANGED, told);
            }
        }
    }

    private void tell(List<Room> rooms, ServerEvent<Change> event, Change told) {
        namespace.local().to(rooms.toArray(Room[]::new)).emit(event, told);
    }

    private static Change told(ChangeMessage message) {
        DocumentChange change = message.change();
        Map<String, ? extends @Nullable Object> data = change.after() != null ? change.after() : change.before();
        return new Change(
                change.projectId(),
                change.collectionId(),
                change.action().word(),
                data != null ? data : Map.of("_id", change.documentId()),
                message.at());
    }

    private static ServerEvent<Change> event(ChangeAction action) {
        return switch (action) {
            case CREATE -> DataEvents.DOCUMENT_CREATED;
            case UPDATE -> DataEvents.DOCUMENT_UPDATED;
            case DELETE -> DataEvents.DOCUMENT_DELETED;
        };
    }

    void publish(CollectionChange change, Instant at) {
        ServerEvent<Change> event = switch (change.action()) {
            case CREATE -> DataEvents.COLLECTION_CREATED;
            case UPDATE -> DataEvents.COLLECTION_UPDATED;
            case DELETE -> DataEvents.COLLECTION_DELETED;
        };
        Change told = new Change(
                change.projectId(), change.collectionId(), change.action().word(), change.data(), at);
        namespace.to(Rooms.project(change.projectId())).emit(event, told);
    }

    void publish(ProjectChange change, Instant at) {
        ServerEvent<ProjectPayload> event = switch (change.action()) {
            case CREATE -> ProjectEvents.CREATED;
            case UPDATE -> ProjectEvents.UPDATED;
            case DELETE -> ProjectEvents.DELETED;
        };
        namespace
                .to(Rooms.organisation(change.orgId()))
                .emit(event, new ProjectPayload(change.projectId(), change.name(), at));
    }
}
