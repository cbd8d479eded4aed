package dev.parlance.catalogue.platform.custom;

import static dev.parlance.event.RefusedException.invalid;
import static dev.parlance.event.RefusedException.permissionDenied;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.access.WorkingProject;
import dev.parlance.catalogue.platform.custom.CustomEvents.Broadcast;
import dev.parlance.catalogue.platform.custom.CustomEvents.BroadcastSent;
import dev.parlance.catalogue.platform.custom.CustomEvents.EventSent;
import dev.parlance.catalogue.platform.custom.CustomEvents.FileShared;
import dev.parlance.catalogue.platform.custom.CustomEvents.MessageReceived;
import dev.parlance.catalogue.platform.custom.CustomEvents.PresenceChanged;
import dev.parlance.catalogue.platform.custom.CustomEvents.RoomRef;
import dev.parlance.catalogue.platform.custom.CustomEvents.SendMessage;
import dev.parlance.catalogue.platform.custom.CustomEvents.ShareFile;
import dev.parlance.catalogue.platform.custom.CustomEvents.TypingChanged;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.Collections;
import java.util.List;

/**
 * What {@link CustomEvents} make happen. "The project" is everyone who follows it ({@code subscribe:project}); a custom
 * room belongs to a project and holds those who have joined it. Nothing is stored. When it is removed from a namespace, the
 * sockets stay in their rooms.
 */
public final class CustomFeature implements Feature<PlatformUser> {
    /** How many rooms one connection may be in at the same time; more are refused with {@code rate-limited}. */
    public static final int ROOMS = 50;

    private static final String TEXT = "text";

    private final ProjectAccess projects;
    private final Installations<AccessRechecks> installations = new Installations<>();

    /** Lets the members of a project send each other anything. */
    public CustomFeature(ProjectAccess projects) {
        this.projects = projects;
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        EventOrder order = EventOrder.of(namespace, "custom");
        CustomRooms rooms = new CustomRooms(namespace, projects);
        AccessRechecks rechecks = new AccessRechecks(namespace, "custom", rooms::recheck);
        return Registration.all(
                rechecks.listen(),
                rooms.listen(),
                installations.add(rechecks),
                order.on(namespace, CustomEvents.SEND_EVENT, (socket, event) -> {
                    Room project = project(socket, event.projectId());
                    socket.to(project)
                            .emit(CustomEvents.EVENT_SENT, EventSent.of(event, id(socket), ServerTime.now(namespace)));
                }),
                order.on(namespace, CustomEvents.BROADCAST, (socket, event) -> broadcast(namespace, socket, event)),
                order.on(
                        namespace,
                        CustomEvents.SET_PRESENCE,
                        (socket, presence) -> socket.to(project(socket, presence.projectId()))
                                .emit(
                                        CustomEvents.PRESENCE_CHANGED,
                                        new PresenceChanged(
                                                id(socket),
                                                presence.status(),
                                                presence.metadata(),
                                                ServerTime.now(namespace)))),
                order.on(
                        namespace,
                        CustomEvents.SET_TYPING,
                        (socket, typing) -> socket.to(project(socket, typing.projectId()))
                                .emit(
                                        CustomEvents.TYPING_CHANGED,
                                        new TypingChanged(id(socket), typing.isTyping(), typing.context()))),
                order.on(
                        namespace, CustomEvents.SEND_MESSAGE, (socket, message) -> message(namespace, socket, message)),
                order.on(namespace, CustomEvents.SHARE_FILE, (socket, file) -> shareFile(namespace, socket, file)),
                order.handle(namespace, CustomEvents.JOIN, this::join),
                order.handle(namespace, CustomEvents.LEAVE, (socket, room) -> {
                    socket.leave(PlatformRooms.custom(workingProject(socket), room.room()));
                    return room;
                }));
    }

    /**
     * Makes all sockets of a user, on all servers, leave the rooms of projects that the user is no longer a member of: call
     * it once {@link ProjectAccess} no longer has the membership. The sockets are not notified. May block.
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(installations, userId);
    }

    private void broadcast(Namespace<?> namespace, Socket<?> socket, Broadcast broadcast) {
        if (!CustomEvents.BROADCAST_SENT.allows(broadcast.event())) {
            throw invalid("event", "event must not be the name of an event of the catalogue");
        }
        Room whole = project(socket, broadcast.projectId());
        Room room = broadcast.room() == null ? whole : PlatformRooms.custom(broadcast.projectId(), broadcast.room());
        if (broadcast.room() != null && !socket.isIn(room)) {
            throw permissionDenied("join the room first");
        }
        socket.to(room)
                .emit(
                        CustomEvents.BROADCAST_SENT.named(broadcast.event()),
                        BroadcastSent.of(broadcast, id(socket), ServerTime.now(namespace)));
    }

    private RoomRef join(Socket<?> socket, RoomRef room) {
        String projectId = workingProject(socket);
        Room joined = PlatformRooms.custom(projectId, room.room());
        if (!socket.isIn(joined) && CustomRooms.of(socket).size() >= ROOMS) {
            throw new RefusedException(RefusalCode.RATE_LIMITED, "at most " + ROOMS + " rooms at a time");
        }
        socket.join(joined);
        // The membership may have ended since it was checked, when this socket was not yet in the room.
        if (!projects.isMember(projectId, id(socket))) {
            socket.leave(joined);
            throw permissionDenied("not a member of this project");
        }
        return room;
    }

    private void message(Namespace<?> namespace, Socket<?> socket, SendMessage message) {
        String target = message.targetUserId();
        if (Collections.disjoint(projects.projectsOf(id(socket)), projects.projectsOf(target))) {
            throw permissionDenied("no project shared with this user");
        }
        String type = message.type() == null ? TEXT : message.type();
        namespace
                .toUsers(target)
                .emit(
                        CustomEvents.MESSAGE_RECEIVED,
                        new MessageReceived(id(socket), message.message(), type, ServerTime.now(namespace)));
    }

    private void shareFile(Namespace<?> namespace, Socket<?> socket, ShareFile file) {
        Room project = project(socket, file.projectId());
        List<String> named = file.recipients();
        List<String> recipients = named == null
                ? null
                : named.stream()
                        .distinct()
                        .filter(userId -> projects.isMember(file.projectId(), userId))
                        .toList();
        FileShared shared = new FileShared(
                file.projectId(), file.fileId(), file.fileName(), id(socket), recipients, ServerTime.now(namespace));
        if (recipients == null) {
            namespace.to(project).emit(CustomEvents.FILE_SHARED, shared);
        } else {
            namespace.toUsers(recipients).emit(CustomEvents.FILE_SHARED, shared);
        }
    }

    /** The room of that project, of which the caller must be a member. */
    private Room project(Socket<?> socket, String projectId) {
        projects.checkMember(projectId, id(socket));
        return PlatformRooms.project(projectId);
    }

    private String workingProject(Socket<?> socket) {
        String projectId = WorkingProject.of(socket, projects);
        if (projectId == null) {
            throw permissionDenied("sign in to a project first");
        }
        return projectId;
    }

    private static String id(Socket<?> socket) {
        return socket.user().id();
    }
}
