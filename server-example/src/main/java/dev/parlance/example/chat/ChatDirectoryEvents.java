package dev.parlance.example.room;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.message.MessageType;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code room:*} — the example's own events: what its page needs besides the library's chats and messages. */
public final class RoomEvents {
    /** Someone has made a room. Goes to the other members of its project. */
    public static final ServerEvent<RoomRef> CREATED = serverEvent("room:created", RoomRef.class);

    /** A message was written in a room, open or not. Goes to its members. */
    public static final ServerEvent<Activity> ACTIVITY = serverEvent("room:activity", Activity.class);

    /** Someone has become a member of a room. Goes to its members. */
    public static final ServerEvent<MemberJoined> MEMBER_JOINED = serverEvent("room:member:joined", MemberJoined.class);

    /**
     * Asks for all rooms of a project, those of which the caller is no member among them. This and what makes or joins rooms
     * is refused with {@code permission-denied} unless the caller is a member of the project.
     */
    public static final ClientRequest<ProjectRef, RoomList> LIST =
            clientRequest("room:list", ProjectRef.class, RoomList.class);

    /** Makes a room; the caller is its first member. */
    public static final ClientRequest<Create, Room> CREATE = clientRequest("room:create", Create.class, Room.class);

    /** Makes the caller a member of a room. */
    public static final ClientRequest<RoomRef, Room> JOIN = clientRequest("room:join", RoomRef.class, Room.class);

    /** Asks for messages that were written before. Refused with {@code permission-denied} unless the caller is a member. */
    public static final ClientRequest<LoadHistory, History> HISTORY =
            clientRequest("room:history", LoadHistory.class, History.class);

    /** Asks who is a member and who is there now. Refused with {@code permission-denied} unless the caller is a member. */
    public static final ClientRequest<RoomRef, People> PEOPLE =
            clientRequest("room:people", RoomRef.class, People.class);

    /**
     * Which project.
     *
     * @param projectId the project
     */
    public record ProjectRef(String projectId) {}

    /**
     * Which room.
     *
     * @param projectId its project
     * @param chatId its chat
     */
    public record RoomRef(String projectId, String chatId) {}

    /**
     * A new room.
     *
     * @param projectId its project
     * @param name 1 to 40 characters
     */
    public record Create(String projectId, String name) {}

    /**
     * A room as one user sees it.
     *
     * @param chatId its chat
     * @param projectId the project of its chat
     * @param name its name
     * @param member whether that user is a member
     * @param unread how many messages of others he has not read
     * @param last the last message; null if there is none, or he is no member
     */
    public record Room(
            String chatId,
            String projectId,
            String name,
            boolean member,
            int unread,
            @Nullable Activity last) {}

    /**
     * Rooms, by name.
     *
     * @param rooms the rooms
     */
    public record RoomList(List<Room> rooms) {}

    /**
     * A message in short.
     *
     * @param chatId the chat
     * @param messageId the message
     * @param sender who wrote it
     * @param text its beginning
     * @param createdAt when
     */
    public record Activity(String chatId, String messageId, UserPayload sender, String text, Instant createdAt) {}

    /**
     * Who has become a member of what.
     *
     * @param chatId the chat
     * @param user who
     */
    public record MemberJoined(String chatId, UserPayload user) {}

    /**
     * Which messages are wanted.
     *
     * @param projectId the project of the chat
     * @param chatId the chat
     * @param before only those before this message; the latest if it is left out
     */
    public record LoadHistory(
            String projectId, String chatId, @Nullable String before) {}

    /**
     * Messages, the oldest first.
     *
     * @param messages the messages
     * @param hasMore whether there are older ones
     */
    public record History(List<PastMessage> messages, boolean hasMore) {}

    /**
     * A message with what others made of it.
     *
     * @param messageId its id
     * @param sender who wrote it
     * @param type what its content is
     * @param content what was said
     * @param replyTo the message that it answers
     * @param createdAt when it was written
     * @param editedAt when it was edited
     * @param reactions the ids of those who reacted, by emoji
     * @param readBy the ids of those who have read it
     */
    public record PastMessage(
            String messageId,
            UserPayload sender,
            MessageType type,
            String content,
            @Nullable String replyTo,
            Instant createdAt,
            @Nullable Instant editedAt,
            Map<String, List<String>> reactions,
            List<String> readBy) {}

    /**
     * The members of a room, by name.
     *
     * @param people the members
     */
    public record People(List<Person> people) {}

    /**
     * A member.
     *
     * @param user who
     * @param here whether he has the room open
     */
    public record Person(UserPayload user, boolean here) {}

    private RoomEvents() {}
}
