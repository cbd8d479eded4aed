package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.Turns;
import dev.parlance.catalogue.platform.chat.ChatEvents.UserTyping;
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
 * Who is typing in the chats of one namespace of this server, and with which of his sockets. A user types until the last of
 * them stops, leaves or has been quiet for long enough.
 */
final class Typists {
    private final Scheduler scheduler;
    private final Duration quiet;
    private final Turns turns;

    // What belongs to a chat's room is changed in its turn only.
    private final Map<Typist, Map<String, Typing>> typists = new ConcurrentHashMap<>();

    Typists(Scheduler scheduler, Duration quiet, Turns turns) {
        this.scheduler = scheduler;
        this.quiet = quiet;
        this.turns = turns;
    }

    /** A socket types, or goes on typing: the others in the room hear it each time. */
    void start(Socket<?> socket, String chatId) {
        Room room = Rooms.chat(chatId);
        turns.run(room.name(), () -> {
            Typing typing = new Typing(socket, chatId);
            typing.timer = scheduler.schedule(quiet, () -> turns.run(room.name(), () -> end(room, typing)));
            Typing before = typists.computeIfAbsent(Typist.of(room, socket), typist -> new HashMap<>())
                    .put(socket.id(), typing);
            if (before != null) {
                before.cancel();
            }
            // Asked when it is noted: who is taken out of the room now is seen here or in stop.
            if (!socket.isIn(room)) {
                forget(room, typing);
                throw RefusedException.permissionDenied("join the chat first");
            }
            typing.tell(room, ChatEvents.USER_TYPING);
        });
    }

    /** A socket types no longer: if its user's others do not either, the others in the room hear it. */
    void stop(Socket<?> socket, Room room) {
        if (typists.containsKey(Typist.of(room, socket))) {
            turns.run(room.name(), () -> {
                Typing typing =
                        typists.getOrDefault(Typist.of(room, socket), Map.of()).get(socket.id());
                if (typing != null) {
                    end(room, typing);
                }
            });
        }
    }

    private void end(Room room, Typing typing) {
        if (forget(room, typing)) {
            typing.tell(room, ChatEvents.USER_STOPPED_TYPING);
        }
    }

    /** Whether it was the last of its user's. False if it is over already: its timer may have run at the same time. */
    private boolean forget(Room room, Typing typing) {
        Typist typist = Typist.of(room, typing.socket);
        Map<String, Typing> sockets = typists.get(typist);
        if (sockets == null || !sockets.remove(typing.socket.id(), typing)) {
            return false;
        }
        typing.cancel();
        if (sockets.isEmpty()) {
            typists.remove(typist);
        }
        return sockets.isEmpty();
    }

    boolean isEmpty() {
        return typists.isEmpty();
    }

    private record Typist(Room room, String userId) {
        static Typist of(Room room, Socket<?> socket) {
            return new Typist(room, socket.user().id());
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

        void tell(Room room, ServerEvent<UserTyping> event) {
            socket.to(room).emit(event, new UserTyping(socket.user().id(), chatId));
        }
    }
}
