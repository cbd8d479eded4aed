package dev.parlance.catalogue.platform.access;

import dev.parlance.catalogue.platform.Chat;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is a member of which chat: what the families of the platform ask of an application. May block; used by many threads.
 */
public interface ChatMembership {
    /**
     * The chat of that id, if that user is a member.
     *
     * @param chatId what a client sent, an id within the server's limits
     * @param projectId what a client sent, an id within the server's limits
     * @return null if there is no such chat, if it does not belong to that project, or if the user is not a member: clients
     *     cannot distinguish these
     */
    @Nullable
    Chat find(String chatId, String projectId, String userId);

    /**
     * The chat of that id, whoever asks: for what the server itself has to say of it.
     *
     * @return null if there is no such chat
     */
    @Nullable
    Chat find(String chatId);

    /**
     * Those of these users who are members of that chat, for events that name no project.
     *
     * @param chatId what a client sent, an id within the server's limits
     * @param userIds some of them what a client sent: ids within the server's limits
     * @return empty if there is no such chat
     */
    Set<String> membersAmong(String chatId, Collection<String> userIds);
}
