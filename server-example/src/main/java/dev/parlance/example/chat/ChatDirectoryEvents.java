package dev.parlance.example.chat;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.message.MessageType;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code chat:*} — events of the example, in addition to the platform's: the list of chats, their members and history. */
public final class ChatDirectoryEvents {
    /** A chat was created. Sent to the other members of its project. */
    public static final ServerEvent<ChatRef> CREATED = serverEvent("chat:created", ChatRef.class);

    /** A message was sent to a chat. Sent to all members of the chat, also to those who have not opened it. */
    public static final ServerEvent<Activity> ACTIVITY = serverEvent("chat:activity", Activity.class);

    /** A user has become a member of a chat. Sent to its members. */
    public static final ServerEvent<MemberJoined> MEMBER_JOINED = serverEvent("chat:member:joined", MemberJoined.class);

    /**
     * Lists all chats of a project, including those of which the caller is not a member. Like creating and joining a chat, it
     * is refused with {@code permission-denied} unless the caller is a member of the project.
     */
    public static final ClientRequest<ProjectRef, ChatList> LIST =
            clientRequest("chat:list", ProjectRef.class, ChatList.class);

    /** Creates a chat; the caller is its first member. */
    public static final ClientRequest<Create, ChatSummary> CREATE =
            clientRequest("chat:create", Create.class, ChatSummary.class);

    /** Makes the caller a member of a chat. */
    public static final ClientRequest<ChatRef, ChatSummary> BECOME_MEMBER =
            clientRequest("chat:member:join", ChatRef.class, ChatSummary.class);

    /** Reads earlier messages. Refused with {@code permission-denied} unless the caller is a member. */
    public static final ClientRequest<LoadHistory, History> HISTORY =
            clientRequest("chat:history", LoadHistory.class, History.class);

    /** Lists the members of a chat, and which of them have it open. Refused with {@code permission-denied} unless the caller is a member. */
    public static final ClientRequest<ChatRef, Members> MEMBERS =
            clientRequest("chat:members", ChatRef.class, Members.class);

    /**
     * A reference to a project.
     *
     * @param projectId the project
     */
    public record ProjectRef(@Limit(ID) String projectId) {}

    /**
     * A reference to a chat.
     *
     * @param projectId the chat's project
     * @param chatId the chat
     */
    public record ChatRef(
            @Limit(ID) String projectId, @Limit(ID) String chatId) {}

    /**
     * A new chat.
     *
     * @param projectId its project
     * @param name 1 to 40 characters
     */
    public record Create(
            @Limit(ID) String projectId,
            @Limit(value = NAME, max = 40, notBlank = true) String name) {}

    /**
     * A chat from one user's point of view.
     *
     * @param chatId the chat
     * @param projectId its project
     * @param name its name
     * @param member whether the user is a member
     * @param unread the number of messages of others that the user has not read
     * @param last the last message; null if there is none, or the user is not a member
     */
    public record ChatSummary(
            String chatId,
            String projectId,
            String name,
            boolean member,
            int unread,
            @Nullable Activity last) {}

    /**
     * Chats, sorted by name.
     *
     * @param chats the chats
     */
    public record ChatList(List<ChatSummary> chats) {}

    /**
     * A summary of a message.
     *
     * @param chatId the chat
     * @param messageId the message
     * @param sender who wrote it
     * @param text the beginning of its content
     * @param createdAt when
     */
    public record Activity(String chatId, String messageId, UserPayload sender, String text, Instant createdAt) {}

    /**
     * A new member of a chat.
     *
     * @param chatId the chat
     * @param user the member
     */
    public record MemberJoined(String chatId, UserPayload user) {}

    /**
     * The part of a chat's history to read.
     *
     * @param projectId the project of the chat
     * @param chatId the chat
     * @param before the message before which to read; the latest messages if it is missing
     */
    public record LoadHistory(
            @Limit(ID) String projectId,
            @Limit(ID) String chatId,
            @Limit(ID) @Nullable String before) {}

    /**
     * Messages, the oldest first.
     *
     * @param messages the messages
     * @param hasMore whether there are older ones
     */
    public record History(List<PastMessage> messages, boolean hasMore) {}

    /**
     * A message with its reactions and read marks.
     *
     * @param messageId its id
     * @param sender who wrote it
     * @param type the type of its content
     * @param content its content
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
     * The members of a chat, sorted by name.
     *
     * @param members the members
     */
    public record Members(List<Member> members) {}

    /**
     * A member.
     *
     * @param user the user
     * @param here whether the user has the chat open
     * @param nodes the names of the servers on which the user has it open, sorted; empty if there is only one server
     */
    public record Member(UserPayload user, boolean here, List<String> nodes) {}

    private ChatDirectoryEvents() {}
}
