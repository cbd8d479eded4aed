package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.ChatMembership;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Scheduler;
import java.time.Duration;

/**
 * What {@link ChatEvents} make happen. A user is in a chat from the first of his sockets that joins it to the last that
 * leaves or disconnects, over all servers.
 *
 * <p>A user types in a chat from the first {@code chat:typing:start} of one of his sockets on this server until the last of
 * them has stopped: it says so, leaves, disconnects, or has said nothing for the quiet period. While another of his tabs
 * still types nobody hears of a stop; a stop of who does not type is told to nobody.
 */
public final class ChatFeature implements Feature<PlatformUser> {
    /** How long a typist may say nothing, unless told otherwise: clients forget one after three seconds anyway. */
    public static final Duration QUIET = Duration.ofSeconds(5);

    private final ChatMembership chats;
    private final Scheduler scheduler;
    private final Duration quiet;
    private final Installations<Visits> installed = new Installations<>();

    /** Lets users join the chats that they are members of; typing ends after {@link #QUIET}. */
    public ChatFeature(ChatMembership chats, Scheduler scheduler) {
        this(chats, scheduler, QUIET);
    }

    /** The same with a quiet period of your own; it starts again with each {@code chat:typing:start}. */
    public ChatFeature(ChatMembership chats, Scheduler scheduler, Duration quiet) {
        this.chats = chats;
        this.scheduler = scheduler;
        this.quiet = quiet;
    }

    /**
     * Makes a user leave a chat's room with all his sockets, on all servers: to be called when his membership has ended,
     * after the {@link ChatMembership} knows it. Everyone in the room, he too if he is there, hears {@code user:offline}
     * first, also if he was not there; then he hears nothing of that chat any more. Any thread; does not block.
     */
    public void remove(String chatId, String userId) {
        installed.forEach(visits -> visits.remove(chatId, userId));
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        Visits visits = new Visits(namespace, chats, scheduler, quiet);
        installed.add(visits);
        namespace.onRooms(visits);
        namespace.handle(ChatEvents.JOIN, (socket, join) -> {
            Bounds.id("chatId", join.chatId());
            Bounds.id("projectId", join.projectId());
            return visits.join(socket, join);
        });
        namespace.handle(ChatEvents.LEAVE, (socket, chat) -> {
            Bounds.id("chatId", chat.chatId());
            visits.leave(socket, chat.chatId());
            return new ChatEvents.Left(chat.chatId(), visits.now());
        });
        namespace.on(ChatEvents.START_TYPING, (socket, chat) -> {
            Bounds.id("chatId", chat.chatId());
            visits.typists().start(socket, chat.chatId());
        });
        namespace.on(ChatEvents.STOP_TYPING, (socket, chat) -> {
            Bounds.id("chatId", chat.chatId());
            Room room = Rooms.chat(chat.chatId());
            if (!socket.isIn(room)) {
                throw RefusedException.permissionDenied("join the chat first");
            }
            visits.typists().stop(socket, room);
        });
        namespace.onDisconnecting((socket, reason) -> visits.leaveAll(socket));
    }

    /** Whether nothing is remembered of anybody: nobody is in a chat. */
    boolean isIdle() {
        return installed.all().stream().allMatch(Visits::isEmpty);
    }
}
