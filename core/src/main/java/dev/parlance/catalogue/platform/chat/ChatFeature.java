package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.ChatMembership;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What {@link ChatEvents} make happen. A user is in a chat from the first of his sockets that joins it to the last that
 * leaves or disconnects, over all servers.
 */
public final class ChatFeature implements Feature<PlatformUser> {
    private final ChatMembership chats;
    private final Clock clock;

    /** Lets users join the chats that they are members of. */
    public ChatFeature(ChatMembership chats) {
        this(chats, Clock.systemUTC());
    }

    /** The same with a clock of your own. */
    public ChatFeature(ChatMembership chats, Clock clock) {
        this.chats = chats;
        this.clock = clock;
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        Visitors visitors = new Visitors();
        namespace.handle(ChatEvents.JOIN, (socket, join) -> join(socket, join, visitors));
        namespace.handle(ChatEvents.LEAVE, (socket, chat) -> {
            Bounds.id("chatId", chat.chatId());
            leave(socket, chat.chatId(), visitors);
            return new ChatEvents.Left(chat.chatId(), now());
        });
        namespace.on(ChatEvents.START_TYPING, (socket, chat) -> {
            tell(socket, chat.chatId(), ChatEvents.USER_TYPING);
            Visit.of(socket).typing().add(chat.chatId());
        });
        namespace.on(ChatEvents.STOP_TYPING, (socket, chat) -> {
            tell(socket, chat.chatId(), ChatEvents.USER_STOPPED_TYPING);
            Visit.of(socket).typing().remove(chat.chatId());
        });
        namespace.onDisconnecting(
                (socket, reason) -> Visit.of(socket).joined().forEach(chatId -> leave(socket, chatId, visitors)));
    }

    private ChatEvents.Joined join(Socket<? extends PlatformUser> socket, ChatEvents.Join join, Visitors visitors) {
        String chatId = join.chatId();
        Bounds.id("chatId", chatId);
        Bounds.id("projectId", join.projectId());
        if (chats.find(chatId, join.projectId(), socket.user().id()) == null) {
            throw RefusedException.permissionDenied("not a member of this chat");
        }
        Room room = Rooms.chat(chatId);
        Instant now = now();
        if (Visit.of(socket).joined().add(chatId)) {
            socket.join(room);
            if (visitors.enter(chatId, socket.user().id(), socket.id())) {
                unlessElsewhere(
                        socket,
                        room,
                        () -> socket.to(room).emit(UserEvents.ONLINE, UserOnline.inChat(socket.user(), chatId, now)));
            }
        }
        return new ChatEvents.Joined(chatId, room.name(), now);
    }

    private void leave(Socket<? extends PlatformUser> socket, String chatId, Visitors visitors) {
        Visit visit = Visit.of(socket);
        if (!visit.joined().remove(chatId)) {
            return;
        }
        Room room = Rooms.chat(chatId);
        String userId = socket.user().id();
        Instant now = now();
        if (visit.typing().remove(chatId)) {
            tell(socket, chatId, ChatEvents.USER_STOPPED_TYPING);
        }
        socket.leave(room);
        if (visitors.leave(chatId, userId, socket.id())) {
            unlessElsewhere(
                    socket,
                    room,
                    () -> socket.to(room).emit(UserEvents.OFFLINE, UserOffline.fromChat(userId, chatId, now)));
        }
    }

    private static void tell(
            Socket<? extends PlatformUser> socket, String chatId, ServerEvent<ChatEvents.UserTyping> event) {
        Room room = Rooms.chat(chatId);
        if (!socket.isIn(room)) {
            throw RefusedException.permissionDenied("join the chat first");
        }
        socket.to(room).emit(event, new ChatEvents.UserTyping(socket.user().id(), chatId));
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
