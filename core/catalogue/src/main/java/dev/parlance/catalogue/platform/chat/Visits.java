package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.ChatMembership;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.Turns;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The coming and going in the chats of one namespace. */
final class Visits implements RoomListener {
    private final Namespace<? extends PlatformUser> namespace;
    private final ChatMembership chats;
    private final Scheduler scheduler;
    private final Turns turns = new Turns();
    private final Visitors visitors = new Visitors();
    private final Typists typists;

    /** The ids of the chats that a socket has joined; it may have been taken out of some since. */
    private record Joined(Set<String> chatIds) {
        private static final DataKey<Joined> KEY = DataKey.of("parlance.chat.joined", Joined.class);

        static Set<String> by(Socket<?> socket) {
            return socket.data().computeIfAbsent(KEY, () -> new Joined(ConcurrentHashMap.newKeySet())).chatIds;
        }
    }

    Visits(Namespace<? extends PlatformUser> namespace, ChatMembership chats, Scheduler scheduler, Duration quiet) {
        this.namespace = namespace;
        this.chats = chats;
        this.scheduler = scheduler;
        this.typists = new Typists(scheduler, quiet, turns);
    }

    Typists typists() {
        return typists;
    }

    ChatEvents.Joined join(Socket<? extends PlatformUser> socket, ChatEvents.Join join) {
        checkMember(socket, join);
        Room room = Rooms.chat(join.chatId());
        Instant now = now();
        if (!socket.isIn(room)) {
            Joined.by(socket).add(join.chatId());
            socket.join(room);
            try {
                // Asked again: whose membership ended meanwhile was not in the room to be taken out of it.
                checkMember(socket, join);
            } catch (RuntimeException e) {
                socket.leave(room);
                throw e;
            }
            turns.run(room.name(), () -> enter(socket, join.chatId(), room, now));
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
        boolean first = visitors.enter(room, user.id(), socket.id());
        // Asked when it is noted: who is taken out of the room now is seen here or in left.
        if (!socket.isIn(room)) {
            visitors.leave(room, user.id(), socket.id());
        } else if (first) {
            unlessElsewhere(
                    socket, room, () -> socket.to(room).emit(UserEvents.ONLINE, UserOnline.inChat(user, chatId, now)));
        }
    }

    void leaveAll(Socket<? extends PlatformUser> socket) {
        Joined.by(socket).forEach(chatId -> leave(socket, chatId));
    }

    void leave(Socket<? extends PlatformUser> socket, String chatId) {
        Room room = Rooms.chat(chatId);
        if (socket.isIn(room)) {
            turns.run(room.name(), () -> leave(socket, chatId, room));
        }
    }

    private void leave(Socket<? extends PlatformUser> socket, String chatId, Room room) {
        String userId = socket.user().id();
        Instant now = now();
        typists.stop(socket, room);
        boolean last = visitors.leave(room, userId, socket.id());
        socket.leave(room);
        Joined.by(socket).remove(chatId);
        if (last) {
            unlessElsewhere(
                    socket,
                    room,
                    () -> socket.to(room).emit(UserEvents.OFFLINE, UserOffline.fromChat(userId, chatId, now)));
        }
    }

    /** Tells the room, him too if he is there, then makes all his sockets leave it, on whichever server. */
    void remove(String chatId, String userId) {
        Room room = Rooms.chat(chatId);
        namespace.to(room).emit(UserEvents.OFFLINE, UserOffline.fromChat(userId, chatId, now()));
        namespace.toUsers(userId).socketsLeave(room);
    }

    /** A socket may have been taken out of a room, here or by another server: nothing of its visit may stay. */
    @Override
    public void left(Room room, String socketId) {
        Socket<? extends PlatformUser> socket = namespace.socket(socketId);
        if (socket != null && !socket.isIn(room)) {
            visitors.leave(room, socket.user().id(), socketId);
            typists.stop(socket, room);
        }
    }

    /** Runs it unless that user is in that room with another socket, on whichever server. */
    private static void unlessElsewhere(Socket<? extends PlatformUser> socket, Room room, Runnable announcement) {
        socket.toOtherDevices().fetchSockets().whenComplete((others, failure) -> {
            // If the other servers cannot be asked, this one's knowledge has to do.
            if (others == null
                    || others.stream().noneMatch(other -> other.rooms().contains(room))) {
                announcement.run();
            }
        });
    }

    Instant now() {
        return scheduler.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether nobody is in a chat, as far as this server knows. */
    boolean isEmpty() {
        return visitors.isEmpty() && typists.isEmpty();
    }
}
