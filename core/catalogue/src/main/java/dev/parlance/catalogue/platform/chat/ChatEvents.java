package dev.parlance.catalogue.platform.chat;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code chat:*} — who is in a chat, and who is typing. */
public final class ChatEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The caller has joined the chat's room and receives what happens there. Goes to the caller only. */
    public static final ServerEvent<Joined> JOINED = serverEvent("chat:joined", Joined.class);

    /** The caller has left the chat's room. Goes to the caller only. */
    public static final ServerEvent<Left> LEFT = serverEvent("chat:left", Left.class);

    /**
     * Someone is typing. Goes to everyone in the chat's room except the socket that types, each time it announces it; a
     * client forgets it after three seconds without another.
     */
    public static final ServerEvent<UserTyping> USER_TYPING = serverEvent("user:typing:start", UserTyping.class);

    /**
     * Someone has stopped typing, on all of their sockets: each announced it, left, disconnected, or has not announced for
     * a while that the user is typing. Goes to everyone in the chat's room except the socket that was the last to type.
     */
    public static final ServerEvent<UserTyping> USER_STOPPED_TYPING = serverEvent("user:typing:stop", UserTyping.class);

    /**
     * Joins the chat's room: a client sends it when it opens a chat. Answered by {@link #JOINED}; if it is the user's first
     * socket there, everyone else in the room receives {@link dev.parlance.catalogue.platform.UserEvents#ONLINE}. Sent
     * again it is answered again and changes nothing. Refused with {@code permission-denied} unless the user is a member of
     * that chat in that project.
     */
    public static final ClientRequest<Join, Joined> JOIN = clientRequest("chat:join", Join.class, Joined.class)
            .answeredBy(JOINED)
            .refusedBy(ERROR);

    /**
     * Leaves the chat's room: a client sends it when it closes a chat. Answered by {@link #LEFT}, also if the caller was
     * not there; if it was the user's last socket there, the room receives
     * {@link dev.parlance.catalogue.platform.UserEvents#OFFLINE}, as it does when that socket disconnects.
     */
    public static final ClientRequest<ChatRef, Left> LEAVE = clientRequest("chat:leave", ChatRef.class, Left.class)
            .answeredBy(LEFT)
            .refusedBy(ERROR);

    /**
     * Announces that the caller is typing, or still is: the room receives {@link #USER_TYPING} each time. It ends by itself
     * if it is not announced again for a while. Refused with {@code permission-denied} unless this socket has joined the
     * chat.
     */
    public static final ClientEvent<ChatRef> START_TYPING =
            clientEvent("chat:typing:start", ChatRef.class).refusedBy(ERROR).rate(5, SECOND);

    /**
     * Announces that the caller has stopped typing: the room receives {@link #USER_STOPPED_TYPING}, unless the user was not
     * typing, or still is in another tab. Refused with {@code permission-denied} unless this socket has joined the chat.
     */
    public static final ClientEvent<ChatRef> STOP_TYPING =
            clientEvent("chat:typing:stop", ChatRef.class).refusedBy(ERROR).rate(5, SECOND);

    /**
     * Which chat to join.
     *
     * @param chatId the chat
     * @param projectId the project that it belongs to
     */
    public record Join(@Limit(ID) String chatId, @Limit(ID) String projectId) {}

    /**
     * Which chat.
     *
     * @param chatId the chat
     */
    public record ChatRef(@Limit(ID) String chatId) {}

    /**
     * Which chat was joined.
     *
     * @param chatId the chat
     * @param room the name of its room
     * @param timestamp when
     */
    public record Joined(String chatId, @Nullable String room, Instant timestamp) {}

    /**
     * Which chat was left.
     *
     * @param chatId the chat
     * @param timestamp when
     */
    public record Left(String chatId, @Nullable Instant timestamp) {}

    /**
     * Who is typing, or no longer.
     *
     * @param userId who
     * @param chatId where
     */
    public record UserTyping(String userId, String chatId) {}

    private ChatEvents() {}
}
