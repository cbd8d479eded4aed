package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.chat.ChatEvents.UserTyping;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.typing.SharedTyping;
import dev.parlance.catalogue.platform.typing.TypingSockets;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who is typing in the chats of one namespace of this server. What concerns one chat is called in the order of that chat. */
final class TypingUsers {
    private final Namespace<?> namespace;
    private final TypingSockets sockets;
    private final @Nullable SharedTyping shared;
    private final EventOrder order;

    /** @param registry in which servers share it; null for one server */
    TypingUsers(Namespace<?> namespace, Duration quiet, EventOrder order, @Nullable PresenceRegistry registry) {
        this.namespace = namespace;
        this.order = order;
        this.shared = registry == null ? null : new SharedTyping(namespace, registry);
        this.sockets = new TypingSockets(namespace, quiet, order::runAlways, shared);
    }

    /** Sees to users of servers that have died. */
    Registration listen() {
        return shared == null
                ? () -> {}
                : shared.listen(
                        EventOrder.room(PlatformRooms.chat("")).kind(),
                        sockets::isTyping,
                        (place, user) -> order.runAlways(place, () -> stopped(place, user.id())));
    }

    private void stopped(EventOrder.Key place, String userId) {
        String chatId = PlatformRooms.chatId(Room.named(place.id()));
        if (chatId != null && !sockets.isTyping(place, userId)) {
            namespace
                    .to(PlatformRooms.chat(chatId))
                    .emit(ChatEvents.USER_STOPPED_TYPING, new UserTyping(userId, chatId));
        }
    }

    /** A socket starts typing, or goes on: the others in the room are notified each time. */
    void start(Socket<?> socket, String chatId) {
        Room room = PlatformRooms.chat(chatId);
        sockets.start(
                EventOrder.room(room),
                socket.user().id(),
                socket.id(),
                () -> emit(socket, room, chatId, ChatEvents.USER_STOPPED_TYPING));
        // Checked once it is noted: a socket that is removed from the room now is seen here or in stop.
        if (!socket.isIn(room)) {
            sockets.forget(EventOrder.room(room), socket.user().id(), socket.id());
            throw RefusedException.permissionDenied("join the chat first");
        }
        emit(socket, room, chatId, ChatEvents.USER_TYPING);
    }

    private static void emit(Socket<?> socket, Room room, String chatId, ServerEvent<UserTyping> event) {
        socket.to(room).emit(event, new UserTyping(socket.user().id(), chatId));
    }

    /** Whether that socket's user may be typing in that room. May be called from any thread. */
    boolean contains(Socket<?> socket, Room room) {
        return sockets.isTyping(EventOrder.room(room), socket.user().id());
    }

    /** A socket stops typing: if its user's other sockets do not type either, the others in the room are notified. */
    void stop(Socket<?> socket, Room room) {
        sockets.stop(EventOrder.room(room), socket.user().id(), socket.id());
    }

    /** Nobody is typing any more, and nobody is notified. */
    void end() {
        sockets.end();
    }

    boolean isEmpty() {
        return sockets.isEmpty();
    }
}
