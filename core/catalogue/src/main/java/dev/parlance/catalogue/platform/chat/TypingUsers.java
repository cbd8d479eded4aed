package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.chat.ChatEvents.UserTyping;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.typing.TypingSockets;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Duration;

/** Who is typing in the chats of one namespace of this server. What concerns one chat is called in the order of that chat. */
final class TypingUsers {
    private final TypingSockets sockets;

    TypingUsers(Namespace<?> namespace, Duration quiet, EventOrder order) {
        sockets = new TypingSockets(namespace, quiet, order::runAlways);
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
