package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.data.DataEvents.Change;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.project.ProjectEvents;
import dev.parlance.catalogue.platform.project.ProjectEvents.ProjectPayload;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends changes to those on one namespace who follow them. Each server knows the queries of its own followers: it passes a
 * change to the others, and each sends it to its own, so that a socket in several rooms receives it once.
 */
final class FollowedNamespace {
    private static final String CHANGED = "parlance:subscription:change";

    // In one order: a user who has lost access must not receive a change that was published later.
    private static final EventOrder.Key FROM_OTHERS = new EventOrder.Key("subscription", "others");

    private final Namespace<? extends PlatformUser> namespace;
    private final Followable followable;
    private final Following following;
    private final boolean changeEvents;
    private final AccessRechecks rechecks;

    FollowedNamespace(
            Namespace<? extends PlatformUser> namespace,
            Followable followable,
            Following following,
            boolean changeEvents) {
        this.namespace = namespace;
        this.followable = followable;
        this.following = following;
        this.changeEvents = changeEvents;
        this.rechecks = new AccessRechecks(namespace, "subscription", FROM_OTHERS, this::recheck);
    }

    /** Listens to rooms and to the other servers; removed, nobody follows anything any more. */
    Registration listen() {
        EventOrder order = EventOrder.of(namespace, "subscription");
        return Registration.all(
                namespace.onRooms(following),
                following::end,
                order.checkReturn(namespace, this::lostRooms),
                namespace.onConnect(following::returned),
                namespace.onSessionGone((socketId, user, data) -> following.gone(socketId)),
                namespace.untyped().onServerSideEmit(CHANGED, (arguments, ack) -> {
                    ChangeMessage message = ChangeMessage.fromPlain((Map<?, ?>) first(arguments));
                    order.runAlways(FROM_OTHERS, () -> send(message));
                }),
                rechecks.listen());
    }

    private static Object first(List<@Nullable Object> arguments) {
        return Objects.requireNonNull(arguments.get(0));
    }

    void publish(DocumentChange change) {
        ChangeMessage message = new ChangeMessage(change, ServerTime.now(namespace));
        send(message);
        namespace.untyped().serverSideEmit(CHANGED, message.toPlain());
    }

    /** How access is checked again. */
    AccessRechecks rechecks() {
        return rechecks;
    }

    private void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        following.forEach(
                userId, (socket, subscriptions) -> Departures.leave(socket, lost(subscriptions, userId, checks)));
        checks.end();
    }

    private List<Room> lostRooms(ReturningSession<? extends PlatformUser> session) {
        AccessChecks checks = new AccessChecks();
        List<Room> lost = lost(following.of(session), session.user().id(), checks);
        checks.end();
        return lost;
    }

    private List<Room> lost(List<Subscription> subscriptions, String userId, AccessChecks checks) {
        return subscriptions.stream()
                .filter(subscription -> !checks.allow(() -> followable.isAllowed(subscription, userId)))
                .map(Subscription::room)
                .toList();
    }

    private void send(ChangeMessage message) {
        DocumentChange change = message.change();
        Room project = PlatformRooms.project(change.projectId());
        Room document = PlatformRooms.document(change.collectionId(), change.documentId());
        List<Room> collectionAndQueries = following.queries().matching(change);
        collectionAndQueries.add(PlatformRooms.collection(change.collectionId()));
        List<Room> all = new ArrayList<>(collectionAndQueries);
        all.add(document);
        if (!change.restricted()) {
            all.add(project);
        }
        Change payload = payload(message);
        send(all, event(change.action()), payload);
        if (changeEvents) {
            send(collectionAndQueries, DataEvents.DATA_CHANGED, payload);
            send(List.of(document), DataEvents.DOCUMENT_CHANGED, payload);
            if (!change.restricted()) {
                send(List.of(project), DataEvents.PROJECT_DATA_CHANGED, payload);
            }
        }
    }

    private void send(List<Room> rooms, ServerEvent<Change> event, Change payload) {
        namespace.local().to(rooms).emit(event, payload);
    }

    private static Change payload(ChangeMessage message) {
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

    void publish(CollectionChange change) {
        ServerEvent<Change> event = switch (change.action()) {
            case CREATE -> DataEvents.COLLECTION_CREATED;
            case UPDATE -> DataEvents.COLLECTION_UPDATED;
            case DELETE -> DataEvents.COLLECTION_DELETED;
        };
        Change payload = new Change(
                change.projectId(),
                change.collectionId(),
                change.action().word(),
                change.data(),
                ServerTime.now(namespace));
        namespace.to(PlatformRooms.project(change.projectId())).emit(event, payload);
    }

    void publish(ProjectChange change) {
        ServerEvent<ProjectPayload> event = switch (change.action()) {
            case CREATE -> ProjectEvents.CREATED;
            case UPDATE -> ProjectEvents.UPDATED;
            case DELETE -> ProjectEvents.DELETED;
        };
        namespace
                .to(PlatformRooms.organisation(change.orgId()))
                .emit(event, new ProjectPayload(change.projectId(), change.name(), ServerTime.now(namespace)));
    }
}
