package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.event.Incubating;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ChatEvents} make happen. A user is in a chat from the first of their sockets that joins it to the last that
 * leaves or disconnects, over all servers. A client that can find its session again, and does so within {@link Departures#GRACE},
 * has been there all the time; if it comes later, but in time for its session, the user leaves and comes again.
 *
 * <p>A user is typing in a chat from the first {@code chat:typing:start} of one of their sockets until the
 * last of these has stopped: it sends {@code chat:typing:stop}, leaves, disconnects, or sends nothing for the quiet period.
 * While another of the user's tabs is typing, no stop is announced; nor is the stop of a user who is not typing.
 *
 * <p>The events of one chat are handled one after another, with those of
 * {@link dev.parlance.catalogue.platform.message.MessageFeature}; {@link ChatMembership} is asked on the namespace's
 * {@link Namespace#blockingExecutor}. Above
 * {@value dev.parlance.catalogue.platform.order.EventOrder#MAX_WAITING} waiting events of a chat, further ones are refused
 * with {@code unavailable}.
 *
 * <p>When it is removed from a namespace, all sockets leave their chats, and nobody is notified.
 */
public final class ChatFeature implements Feature<PlatformUser> {
    /** How long a user who is typing may be quiet, by default: clients forget them after three seconds anyway. */
    public static final Duration QUIET = Duration.ofSeconds(5);

    private final ChatMembership chats;
    private final Duration quiet;
    private final @Nullable PresenceRegistry typingRegistry;
    private final Installations<ChatRooms> installed = new Installations<>();
    private final Installations<AccessRechecks> access = new Installations<>();

    /** Lets users join the chats that they are members of; typing ends after {@link #QUIET}. */
    public ChatFeature(ChatMembership chats) {
        this(chats, QUIET);
    }

    /** The same with another quiet period; it starts again with each {@code chat:typing:start}. */
    public ChatFeature(ChatMembership chats, Duration quiet) {
        this(chats, quiet, null);
    }

    /**
     * The same where a user's typing ends when it has ended on all servers that share a registry.
     *
     * @param typingRegistry may be the registry of other families too; null if each server is to know of its own sockets only
     */
    @Incubating
    public ChatFeature(ChatMembership chats, Duration quiet, @Nullable PresenceRegistry typingRegistry) {
        this.chats = chats;
        this.quiet = quiet;
        this.typingRegistry = typingRegistry;
    }

    /**
     * Makes all sockets of a user leave a chat's room, on all servers: call it when a membership has ended, once the
     * {@link ChatMembership} no longer has it. First everyone in the room, that user too if present, receives
     * {@code user:offline}, also if the user was not there. Any thread; does not block, and does not wait for events of the
     * chat that are still to be handled.
     */
    public void remove(String chatId, String userId) {
        installed.forEach(rooms -> rooms.remove(chatId, userId));
    }

    /**
     * Checks again which chats a user may be in, on all servers: as {@link #remove} for all chats that the user is no longer a
     * member of. When it returns, the user's sockets on this server have left their rooms. May block.
     *
     * @throws RuntimeException what {@link ChatMembership} threw: what could not be checked is left
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(access, userId);
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        ChatRooms rooms = new ChatRooms(namespace, chats, quiet, typingRegistry);
        AccessRechecks rechecks = new AccessRechecks(namespace, "chat", rooms::recheck);
        return Registration.all(
                rooms::end,
                installed.add(rooms),
                access.add(rechecks),
                rechecks.listen(),
                rooms.listen(),
                namespace.handleAsync(ChatEvents.JOIN, (socket, join) -> rooms.join(socket, join)),
                namespace.handleAsync(ChatEvents.LEAVE, (socket, chat) -> rooms.leave(socket, chat.chatId())),
                namespace.onAsync(ChatEvents.START_TYPING, (socket, chat) -> rooms.startTyping(socket, chat.chatId())),
                namespace.onAsync(ChatEvents.STOP_TYPING, (socket, chat) -> rooms.stopTyping(socket, chat.chatId())));
    }

    /** Whether no other server is asked about anybody. */
    boolean isSettled() {
        return installed.all().stream().allMatch(ChatRooms::isSettled);
    }

    /** Whether nothing is remembered of anybody: nobody is in a chat. */
    boolean isIdle() {
        return installed.all().stream().allMatch(ChatRooms::isEmpty);
    }
}
