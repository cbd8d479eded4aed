package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rooms of the chats of one namespace: joining, leaving and typing, each in the order of its chat. */
final class ChatRooms implements RoomListener, Departures.Listener<Socket<? extends PlatformUser>> {
    private final Namespace<? extends PlatformUser> namespace;
    private final ChatMembership chats;
    private final EventOrder order;
    private final RoomUsers users;
    private final TypingUsers typing;
    private final Departures<? extends PlatformUser> departures;

    /** @param typingRegistry in which servers share who is typing; null for one server */
    ChatRooms(
            Namespace<? extends PlatformUser> namespace,
            ChatMembership chats,
            Duration quiet,
            @Nullable PresenceRegistry typingRegistry) {
        this.namespace = namespace;
        this.chats = chats;
        this.order = EventOrder.of(namespace, "chat");
        this.users = new RoomUsers(namespace);
        this.typing = new TypingUsers(namespace, quiet, order, typingRegistry);
        this.departures = Departures.of(namespace, Departures.GRACE, this);
    }

    /** Listens to rooms and to the other servers. */
    Registration listen() {
        return Registration.all(
                namespace.onRooms(this),
                users.listen(),
                typing.listen(),
                departures.listen(),
                namespace.onDisconnecting((socket, reason) -> stopTyping(socket)),
                order.checkReturn(namespace, this::lostRooms));
    }

    CompletionStage<ChatEvents.Joined> join(Socket<? extends PlatformUser> socket, ChatEvents.Join join) {
        Room room = PlatformRooms.chat(join.chatId());
        return order.runBlocking(EventOrder.room(room), () -> join(socket, join, room));
    }

    private ChatEvents.Joined join(Socket<? extends PlatformUser> socket, ChatEvents.Join join, Room room) {
        checkMember(socket, join);
        Instant now = now();
        if (!socket.isIn(room)) {
            JoinedChats.of(socket).add(join.chatId());
            socket.join(room);
            try {
                // Checked again: if the membership has just ended, the socket was not yet in the room to be removed.
                checkMember(socket, join);
            } catch (RuntimeException e) {
                Departures.leave(socket, List.of(room));
                throw e;
            }
            enter(socket, join.chatId(), room, now);
        }
        if (departures.hasDeparted(socket)) {
            // It may have departed before this was noted: then nobody else makes it leave.
            depart(socket, join.chatId(), room);
        }
        return new ChatEvents.Joined(join.chatId(), room.name(), now);
    }

    private void checkMember(Socket<? extends PlatformUser> socket, ChatEvents.Join join) {
        if (chats.find(join.chatId(), join.projectId(), socket.user().id()) == null) {
            throw RefusedException.permissionDenied("not a member of this chat");
        }
    }

    private void enter(Socket<? extends PlatformUser> socket, String chatId, Room room, Instant now) {
        PlatformUser user = socket.user();
        users.enter(
                room,
                user.id(),
                socket.id(),
                () -> socket.isIn(room),
                () -> socket.to(room).emit(UserEvents.ONLINE, UserOnline.inChat(user, chatId, now)));
    }

    CompletionStage<ChatEvents.Left> leave(Socket<? extends PlatformUser> socket, String chatId) {
        Room room = PlatformRooms.chat(chatId);
        return order.run(EventOrder.room(room), () -> {
            leave(socket, chatId, room);
            return new ChatEvents.Left(chatId, now());
        });
    }

    private void leave(Socket<? extends PlatformUser> socket, String chatId, Room room) {
        depart(socket, chatId, room);
        Departures.leave(socket, List.of(room));
        JoinedChats.of(socket).remove(chatId);
    }

    /** Others see that a socket has gone; if its client comes back to it, it is in the room still. */
    private void depart(Socket<? extends PlatformUser> socket, String chatId, Room room) {
        String userId = socket.user().id();
        Instant now = now();
        typing.stop(socket, room);
        users.leave(
                room,
                userId,
                socket.id(),
                () -> socket.to(room).emit(UserEvents.OFFLINE, UserOffline.fromChat(userId, chatId, now)));
    }

    @Override
    public void departed(Socket<? extends PlatformUser> socket) {
        inOrder(socket, chatId -> depart(socket, chatId, PlatformRooms.chat(chatId)));
    }

    @Override
    public void returned(Socket<? extends PlatformUser> socket, boolean elsewhere) {
        JoinedChats.takeRefused(socket).forEach(chatId -> expel(socket, chatId, true));
        inOrder(socket, chatId -> {
            Room room = PlatformRooms.chat(chatId);
            if (socket.isIn(room)) {
                enter(socket, chatId, room, now());
            } else {
                users.forget(room, socket.user().id(), socket.id());
                JoinedChats.of(socket).remove(chatId);
            }
        });
        if (elsewhere) {
            String userId = socket.user().id();
            order.runBlockingAlways(EventOrder.socket(socket.id()), () -> recheck(userId));
        }
    }

    private void stopTyping(Socket<? extends PlatformUser> socket) {
        inOrder(socket, chatId -> typing.stop(socket, PlatformRooms.chat(chatId)));
    }

    private void inOrder(Socket<? extends PlatformUser> socket, Consumer<String> action) {
        JoinedChats.of(socket)
                .forEach(chatId ->
                        order.runAlways(EventOrder.room(PlatformRooms.chat(chatId)), () -> action.accept(chatId)));
    }

    /** The rooms of chats that a user who comes back is no longer a member of: each is notified of it as {@link #recheck} does it. */
    private List<Room> lostRooms(ReturningSession<? extends PlatformUser> session) {
        List<Room> lostRooms = new ArrayList<>();
        JoinedChats.refuseNone(session.data());
        for (Room room : session.rooms()) {
            String chatId = PlatformRooms.chatId(room);
            if (chatId != null && !isMember(chatId, session.user().id())) {
                lostRooms.add(room);
                JoinedChats.refuse(session.data(), chatId);
            }
        }
        return lostRooms;
    }

    CompletionStage<?> startTyping(Socket<? extends PlatformUser> socket, String chatId) {
        return order.run(EventOrder.room(PlatformRooms.chat(chatId)), () -> {
            typing.start(socket, chatId);
            return null;
        });
    }

    CompletionStage<?> stopTyping(Socket<? extends PlatformUser> socket, String chatId) {
        Room room = PlatformRooms.chat(chatId);
        return order.run(EventOrder.room(room), () -> {
            if (!socket.isIn(room)) {
                throw RefusedException.permissionDenied("join the chat first");
            }
            typing.stop(socket, room);
            return null;
        });
    }

    /**
     * Announces that a user has left, also to that user, then makes all of the user's sockets leave the room, on all
     * servers. Not in the order of the chat: the end of a membership must not wait for a store.
     */
    void remove(String chatId, String userId) {
        Room room = PlatformRooms.chat(chatId);
        users.remove(room, userId, () -> {
            namespace.to(room).emit(UserEvents.OFFLINE, UserOffline.fromChat(userId, chatId, now()));
            namespace.toUsers(userId).socketsLeave(room);
        });
    }

    /**
     * Has a user's sockets of this server leave the rooms of chats that the user is no longer a member of: each is notified as
     * {@link #remove} does it, and the others, if they are the last of the user's. Not in the order of the chat, either.
     */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        Map<String, Boolean> allowed = new HashMap<>();
        for (Socket<? extends PlatformUser> socket : departures.socketsOf(userId)) {
            for (String chatId : JoinedChats.of(socket)) {
                if (!allowed.computeIfAbsent(chatId, id -> checks.allow(() -> isMember(id, userId)))) {
                    expel(socket, chatId, socket.isIn(PlatformRooms.chat(chatId)) || !socket.isConnected());
                }
            }
        }
        checks.end();
    }

    private boolean isMember(String chatId, String userId) {
        return chats.membersAmong(chatId, List.of(userId)).contains(userId);
    }

    private void expel(Socket<? extends PlatformUser> socket, String chatId, boolean wasInRoom) {
        Room room = PlatformRooms.chat(chatId);
        UserOffline offline = UserOffline.fromChat(socket.user().id(), chatId, now());
        if (JoinedChats.of(socket).remove(chatId) && wasInRoom) {
            socket.emit(UserEvents.OFFLINE, offline);
        }
        users.leave(room, socket.user().id(), socket.id(), () -> socket.to(room).emit(UserEvents.OFFLINE, offline));
        Departures.leave(socket, List.of(room));
    }

    /**
     * A socket may have been removed from a room, here or by another server. Of one that has disconnected, see leaveAll.
     */
    @Override
    public void left(Room room, String socketId) {
        Socket<? extends PlatformUser> socket = namespace.socket(socketId);
        if (socket != null && socket.isConnected() && !socket.isIn(room)) {
            users.forget(room, socket.user().id(), socketId);
            if (typing.contains(socket, room)) {
                order.runAlways(EventOrder.room(room), () -> typing.stop(socket, room));
            }
        }
    }

    /** The feature is removed: all sockets leave, and nobody is notified. */
    void end() {
        typing.end();
        departures
                .sockets()
                .forEach(socket -> JoinedChats.of(socket).forEach(chatId -> {
                    Room room = PlatformRooms.chat(chatId);
                    order.runAlways(EventOrder.room(room), () -> {
                        users.forget(room, socket.user().id(), socket.id());
                        Departures.leave(socket, List.of(room));
                        JoinedChats.of(socket).remove(chatId);
                    });
                }));
    }

    Instant now() {
        return ServerTime.now(namespace);
    }

    /** Whether no other server is asked about anybody. */
    boolean isSettled() {
        return users.isSettled();
    }

    /** Whether nobody is in a chat, as far as this server knows. */
    boolean isEmpty() {
        return users.isEmpty() && typing.isEmpty();
    }
}
