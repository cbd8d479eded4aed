package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.access.ChatMembership;
import java.util.List;

/** Stores chats and their members: for an application that has no store for them. */
public interface ChatStore extends ChatMembership {
    /**
     * Stores a new chat, without members.
     *
     * @return false if there is a chat of that id: nothing is changed
     */
    boolean create(Chat chat);

    /**
     * Makes a user a member.
     *
     * @return false if the user is one already, or there is no such chat
     */
    boolean addMember(String chatId, String userId);

    /**
     * Ends a membership. Sockets that have joined the chat stay in its room until {@link ChatFeature#remove}.
     *
     * @return false if the user was not a member
     */
    boolean removeMember(String chatId, String userId);

    /** All chats of a project, by name. */
    List<Chat> chats(String projectId);

    /** The chats of a project that a user is a member of, by name. */
    List<Chat> chatsOf(String userId, String projectId);

    /** The ids of a chat's members, in order; empty if there is no such chat. */
    List<String> members(String chatId);
}
