package dev.parlance.catalogue.eventstream;

import dev.parlance.catalogue.eventstream.EventstreamEvents.RoomDeleted;
import dev.parlance.catalogue.eventstream.EventstreamEvents.RoomEvent;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;

/** The clients of one namespace on this server, and what a change of a room means for each of them. */
final class EventstreamViewers {
    /** The client is to connect again later. */
    private static final int TRY_AGAIN_LATER = 1013;

    private final Namespace<? extends User> namespace;
    private final EventstreamRooms rooms;

    /** Those that are being let in. Weak, since nobody says so if one is not. */
    private final Set<VisibleRooms> entering =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    EventstreamViewers(Namespace<? extends User> namespace, EventstreamRooms rooms) {
        this.namespace = namespace;
        this.rooms = rooms;
    }

    /** A client is connecting: loads its rooms. */
    void connecting(Socket<?> socket) {
        VisibleRooms viewer = new VisibleRooms(socket);
        entering.add(viewer);
        viewer.load(() -> rooms.roomsOf(viewer.userId()));
    }

    /** A client has connected. */
    void connected(Socket<?> socket) {
        entering.remove(VisibleRooms.of(socket));
    }

    // --- who they are; first those that are being let in, since one that is no longer is among the others already

    private List<VisibleRooms> entering() {
        synchronized (entering) {
            return List.copyOf(entering);
        }
    }

    /** All. */
    Set<VisibleRooms> everyone() {
        Set<VisibleRooms> all = new LinkedHashSet<>(entering());
        namespace.sockets().stream()
                .map(VisibleRooms::of)
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all;
    }

    /** Those of these users. */
    Set<VisibleRooms> ofUsers(Collection<String> userIds) {
        Set<String> users = Set.copyOf(userIds);
        Set<VisibleRooms> viewers = new LinkedHashSet<>();
        entering().stream().filter(viewer -> users.contains(viewer.userId())).forEach(viewers::add);
        viewers.addAll(connected(namespace.local().toUsers(users)));
        return viewers;
    }

    /** Those that see a room. */
    Set<VisibleRooms> in(long roomId) {
        return connected(namespace.local().to(VisibleRooms.room(roomId)));
    }

    private Set<VisibleRooms> connected(Audience local) {
        Set<VisibleRooms> viewers = new LinkedHashSet<>();
        // Of this server alone: that waits for nothing.
        local.fetchSockets().join().forEach(found -> {
            Socket<?> socket = namespace.socket(found.id());
            VisibleRooms viewer = socket == null ? null : VisibleRooms.of(socket);
            if (viewer != null) {
                viewers.add(viewer);
            }
        });
        return viewers;
    }

    /** The ids of all rooms that the clients of a user see; those that are being loaded are loaded again. */
    Set<Long> seenBy(String userId) {
        Set<Long> seen = new TreeSet<>();
        ofUsers(List.of(userId)).forEach(viewer -> {
            viewer.outdate();
            seen.addAll(viewer.ids());
        });
        return seen;
    }

    // --- what changes for them; in the order of the room

    /**
     * Asks how those see a room now, and notifies them of the difference.
     *
     * @param updated whether those who see it as before are notified too
     */
    void check(long roomId, Collection<VisibleRooms> viewers, boolean updated) {
        Set<String> userIds = new LinkedHashSet<>();
        viewers.forEach(viewer -> userIds.add(viewer.userId()));
        Map<String, EventstreamRoomPayload> views = userIds.isEmpty() ? Map.of() : rooms.views(roomId, userIds);
        Map<EventstreamRoomPayload, List<String>> created = new LinkedHashMap<>();
        Map<EventstreamRoomPayload, List<String>> changed = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        for (VisibleRooms viewer : viewers) {
            EventstreamRoomPayload view = views.get(viewer.userId());
            String socketId = viewer.socket().id();
            switch (viewer.set(roomId, view != null)) {
                case GAINED -> add(created, view, socketId);
                case KEPT -> add(changed, view, socketId);
                case LOST -> lost.add(socketId);
                case NONE -> {}
            }
        }
        created.forEach((room, socketIds) -> emit(socketIds, EventstreamEvents.ROOM_CREATED, new RoomEvent(room)));
        if (updated) {
            changed.forEach((room, socketIds) -> emit(socketIds, EventstreamEvents.ROOM_UPDATED, new RoomEvent(room)));
        }
        emit(lost, EventstreamEvents.ROOM_DELETED, new RoomDeleted(roomId));
    }

    // Whoever sees the same is sent the same: it is encoded once.
    private static void add(
            Map<EventstreamRoomPayload, List<String>> renderings, EventstreamRoomPayload view, String socketId) {
        renderings.computeIfAbsent(view.named(), first -> new ArrayList<>()).add(socketId);
    }

    /** Nobody sees a room any more. */
    void delete(long roomId) {
        Set<VisibleRooms> viewers = new LinkedHashSet<>(entering());
        viewers.addAll(in(roomId));
        List<String> lost = new ArrayList<>();
        for (VisibleRooms viewer : viewers) {
            if (viewer.set(roomId, false) == VisibleRooms.Change.LOST) {
                lost.add(viewer.socket().id());
            }
        }
        emit(lost, EventstreamEvents.ROOM_DELETED, new RoomDeleted(roomId));
    }

    private <P> void emit(List<String> socketIds, ServerEvent<P> event, P payload) {
        namespace.local().toSockets(socketIds).emit(event, payload);
    }

    /** It cannot be said what those see: they are to connect again. */
    static void close(Collection<VisibleRooms> viewers) {
        viewers.forEach(viewer -> {
            viewer.outdate();
            viewer.socket().close(TRY_AGAIN_LATER, "access cannot be checked now");
        });
    }

    /** The feature is removed: nobody sees anything any more, and nobody is notified. */
    void end() {
        everyone().forEach(VisibleRooms::end);
    }
}
