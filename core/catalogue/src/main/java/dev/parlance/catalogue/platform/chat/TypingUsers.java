package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.chat.ChatEvents.UserTyping;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Room;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Scheduler.Timer;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is typing in the chats of one namespace of this server, and with which of their sockets. A user is typing until the
 * last of these stops, leaves or has been quiet for long enough. What concerns one chat is called in the order of that
 * chat.
 */
final class TypingUsers {
    private final Scheduler scheduler;
    private final Duration quiet;
    private final EventOrder order;
    private final Map<TypingUser, Map<String, Typing>> users = new ConcurrentHashMap<>();

    TypingUsers(Scheduler scheduler, Duration quiet, EventOrder order) {
        this.scheduler = scheduler;
        this.quiet = quiet;
        this.order = order;
    }

    /** A socket starts typing, or goes on: the others in the room are notified each time. */
    void start(Socket<?> socket, String chatId) {
        Room room = PlatformRooms.chat(chatId);
        Typing typing = new Typing(socket, chatId);
        typing.timer = scheduler.schedule(quiet, () -> order.runAlways(EventOrder.room(room), () -> end(room, typing)));
        Typing before = users.computeIfAbsent(TypingUser.of(room, socket), user -> new HashMap<>())
                .put(socket.id(), typing);
        if (before != null) {
            before.cancel();
        }
        // Checked once it is noted: a socket that is removed from the room now is seen here or in stop.
        if (!socket.isIn(room)) {
            forget(room, typing);
            throw RefusedException.permissionDenied("join the chat first");
        }
        typing.emit(room, ChatEvents.USER_TYPING);
    }

    /** Whether that socket's user may be typing in that room. May be called from any thread. */
    boolean contains(Socket<?> socket, Room room) {
        return users.containsKey(TypingUser.of(room, socket));
    }

    /** A socket stops typing: if its user's other sockets do not type either, the others in the room are notified. */
    void stop(Socket<?> socket, Room room) {
        Typing typing =
                users.getOrDefault(TypingUser.of(room, socket), Map.of()).get(socket.id());
        if (typing != null) {
            end(room, typing);
        }
    }

    private void end(Room room, Typing typing) {
        if (forget(room, typing)) {
            typing.emit(room, ChatEvents.USER_STOPPED_TYPING);
        }
    }

    /** Whether it was the last of its user's. False if it has ended already: its timer may have run at the same time. */
    private boolean forget(Room room, Typing typing) {
        TypingUser user = TypingUser.of(room, typing.socket);
        Map<String, Typing> sockets = users.get(user);
        if (sockets == null || !sockets.remove(typing.socket.id(), typing)) {
            return false;
        }
        typing.cancel();
        if (sockets.isEmpty()) {
            users.remove(user);
        }
        return sockets.isEmpty();
    }

    /** Nobody is typing any more, and nobody is notified. */
    void end() {
        users.keySet()
                .forEach(user -> order.runAlways(EventOrder.room(user.room), () -> {
                    Map<String, Typing> sockets = users.remove(user);
                    if (sockets != null) {
                        sockets.values().forEach(Typing::cancel);
                    }
                }));
    }

    boolean isEmpty() {
        return users.isEmpty();
    }

    private record TypingUser(Room room, String userId) {
        static TypingUser of(Room room, Socket<?> socket) {
            return new TypingUser(room, socket.user().id());
        }
    }

    private static final class Typing {
        private final Socket<?> socket;
        private final String chatId;
        private @Nullable Timer timer;

        Typing(Socket<?> socket, String chatId) {
            this.socket = socket;
            this.chatId = chatId;
        }

        void cancel() {
            if (timer != null) {
                timer.cancel();
            }
        }

        void emit(Room room, ServerEvent<UserTyping> event) {
            socket.to(room).emit(event, new UserTyping(socket.user().id(), chatId));
        }
    }
}
